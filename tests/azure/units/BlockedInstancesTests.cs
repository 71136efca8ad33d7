using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>The nightly try of what is blocked.</summary>
public sealed class BlockedInstancesTests
{
    [Fact]
    public async Task One_that_cannot_be_resumed_keeps_none_of_the_others_from_trying()
    {
        var instances = new ListedInstances { Unreachable = "task-0" };
        for (var i = 0; i < 5; i++)
        {
            instances.Add(OrchestrationStatus.Blocked);
            instances.Add(OrchestrationStatus.Running);
        }

        var blocked = new BlockedInstances(instances, NullLogger<BlockedInstances>.Instance);
        Assert.Equal(4, await blocked.RetryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["task-2", "task-4", "task-6", "task-8"], instances.Resumed.Order(StringComparer.Ordinal));
    }
}
