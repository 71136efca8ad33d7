using System.Text.Json;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>Activities as the host runs them.</summary>
public sealed class ActivitiesTests : IAsyncDisposable
{
    private readonly ProgramHost _host = new();
    private readonly ScriptedClient _client = new();

    [Fact]
    public async Task An_activity_is_given_its_input_and_the_key_of_its_call()
    {
        ActivityContext? given = null;
        var answer = await RunAsync(
            new Catalogue().Activity("OpenTask", (ActivityContext context, string input) =>
            {
                given = context;
                return Task.FromResult($"{input} answered");
            }),
            "OpenTask",
            "ก");

        Assert.Equal("ก answered", answer.GetString());
        Assert.Equal(("net-2026", "OpenTask", "key"), (given!.InstanceId, given.Name, given.IdempotencyKey));
    }

    [Fact]
    public async Task A_failure_leaves_it_as_a_text_that_tells_whether_it_is_for_good()
    {
        var failed = await Assert.ThrowsAsync<CodedFailureException>(() => RunAsync(
            new Catalogue().Activity(
                "OpenTask",
                (ActivityContext _, string _) => Task.FromException<string>(new Refused("no such address"))),
            "OpenTask",
            "x"));

        var details = CodedFailureException.Read(failed.Message)!;
        Assert.True(details.IsPermanent);
        Assert.Equal("no such address", details.ErrorMessage);
        Assert.StartsWith("no such address", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_it_cannot_read_fails_the_call()
    {
        var failed = await Assert.ThrowsAsync<CodedFailureException>(() => RunAsync(
            new Catalogue().Activity("OpenTask", (ActivityContext _, int input) => Task.FromResult(input)),
            "OpenTask",
            "x"));

        Assert.Equal(typeof(PayloadException).FullName, CodedFailureException.Read(failed.Message)!.ErrorType);
    }

    [Fact]
    public async Task An_activity_reaches_orchestrations_by_its_invocations_client()
    {
        var input = new DailyDigestInput(new DateOnly(2026, 10, 1), new TimeOnly(8, 0), []);
        await RunAsync(ProgrammeCatalogue.Create(), "StartDigest", input);

        Assert.StartsWith("start DailyDigest digest ", Assert.Single(_client.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_invocations_have_a_client_each_and_a_function_without_one_says_what_is_missing()
    {
        using var one = _host.Invoke("one");
        using var two = _host.Invoke("two");
        BoundClient.Bind(one.InstanceServices, _client, new Catalogue());

        Assert.NotNull(one.InstanceServices.GetRequiredService<OrchestrationClient>());
        var missing = Assert.Throws<InvalidOperationException>(
            () => two.InstanceServices.GetRequiredService<OrchestrationClient>());
        Assert.Contains("[DurableClient]", missing.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task<JsonElement> RunAsync<T>(Catalogue catalogue, string activity, T input)
    {
        using var invocation = _host.Invoke(activity);
        var method = typeof(Activities).GetMethod(activity)!;
        var run = method.CreateDelegate<Func<JsonElement, DurableTaskClient, Invocation, Task<JsonElement>>>(
            new Activities(catalogue));
        return await run(Json.Of(new ActivityCall("net-2026", "key", Json.Of(input))), _client, invocation);
    }

    private sealed class Refused(string message) : PermanentFailureException(message);
}
