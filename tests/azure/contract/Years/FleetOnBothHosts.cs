using ProgramFlows.Bench.Counting;
using ProgramFlows.Tests.Support;
using ProgramFlows.Tests.Years;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.DurableTask.Years;

/// <summary>The same fleet's year, played once on each host.</summary>
public sealed class FleetOnBothHosts : IAsyncLifetime
{
    internal FleetYear Embedded { get; private set; } = null!;

    internal FleetYear Durable { get; private set; } = null!;

    /// <summary>What is reckoned for Durable Task from the embedded engine's histories.</summary>
    internal JournalCount Reckoned { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        Embedded = await FleetYear.PlayAsync(EmbeddedYearHost.On(folder.Path));
        Reckoned = JournalCount.Read(folder.Path, ProgrammeCatalogue.Create());
        Durable = await FleetYear.PlayAsync(
            async (catalogue, services, start) => await DurableTaskHost.StartAsync(catalogue, start, services));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
