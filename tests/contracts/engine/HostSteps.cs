using System.Globalization;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>The steps in which tests tell what they do to a host, each settled before the next.</summary>
public static class HostSteps
{
    /// <summary>The instance of most tests, the one of the golden vectors.</summary>
    public const string Net = "net-2026";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts an instance of an orchestrator from text to text.</summary>
    public static async Task StartAsync(
        this IEngineHost host,
        string name = "Story",
        string id = Net,
        string input = "",
        IReadOnlyDictionary<string, string>? tags = null)
    {
        var options = new StartOptions(InstanceIdReuse.Never) { Tags = tags ?? new Dictionary<string, string>() };
        Assert.Equal(
            StartResult.Started,
            await host.Client.StartAsync(
                new OrchestratorName<string, string>(name), id, input, options, Cancellation));
        await host.SettleAsync();
    }

    /// <summary>Raises an event that must be taken.</summary>
    public static async Task RaiseAsync<T>(this IEngineHost host, string name, T payload, string id = Net)
    {
        await host.PostAsync(name, payload, id);
        await host.SettleAsync();
    }

    /// <summary>Raises an event that must be taken while activities are still running.</summary>
    public static async Task PostAsync<T>(this IEngineHost host, string name, T payload, string id = Net) =>
        Assert.Equal(
            RaiseEventResult.Accepted,
            await host.Client.RaiseEventAsync(id, new EventName<T>(name), payload, null, Cancellation));

    /// <summary>Raises an event for an instance that has perhaps been blocked, or has ended, before.</summary>
    public static async Task RaiseIfItWaitsAsync<T>(this IEngineHost host, string name, T payload, string id = Net)
    {
        if (await host.StatusAsync(id) == OrchestrationStatus.Running)
        {
            await host.RaiseAsync(name, payload, id);
        }
    }

    /// <summary>Holds an instance.</summary>
    public static async Task SuspendAsync(this IEngineHost host, string id = Net)
    {
        Assert.Equal(ControlResult.Done, await host.Client.SuspendAsync(id, "held", Cancellation));
        await host.SettleAsync();
    }

    /// <summary>Lets a held instance go on.</summary>
    public static async Task ResumeAsync(this IEngineHost host, string id = Net)
    {
        Assert.Equal(ControlResult.Done, await host.Client.ResumeAsync(id, "go on", Cancellation));
        await host.SettleAsync();
    }

    /// <summary>What is known of an instance that must be there.</summary>
    public static async Task<OrchestrationState> StateAsync(this IEngineHost host, string id = Net)
    {
        var state = await host.Client.GetAsync(id, Cancellation);
        Assert.NotNull(state);
        return state;
    }

    /// <summary>Where an instance stands.</summary>
    public static async Task<OrchestrationStatus> StatusAsync(this IEngineHost host, string id = Net) =>
        (await host.StateAsync(id)).Status;

    /// <summary>The output of an instance that must have completed.</summary>
    public static async Task<string> OutputAsync(this IEngineHost host, string id = Net)
    {
        var state = await host.StateAsync(id);
        Assert.True(
            state.Status == OrchestrationStatus.Completed,
            $"'{id}' is {state.Status}: {state.Problem} {state.Failure}");
        return state.ReadOutput<string>();
    }

    /// <summary>The failure of an instance that must have failed.</summary>
    public static async Task<FailureDetails> FailureAsync(this IEngineHost host, string id = Net)
    {
        var state = await host.StateAsync(id);
        Assert.True(state.Status == OrchestrationStatus.Failed, $"'{id}' is {state.Status}: {state.Problem}");
        Assert.NotNull(state.Failure);
        return state.Failure;
    }

    /// <summary>What stopped an instance that must be blocked.</summary>
    public static async Task<string> ProblemAsync(this IEngineHost host, string id = Net)
    {
        var state = await host.StateAsync(id);
        Assert.Equal(OrchestrationStatus.Blocked, state.Status);
        Assert.NotNull(state.Problem);
        return state.Problem;
    }

    /// <summary>The history as the golden traces tell it: a line an event, the payloads left out.</summary>
    public static async Task<IReadOnlyList<string>> TraceAsync(this IEngineHost host, string id = Net) =>
        [.. (await host.Client.GetHistoryAsync(id, Cancellation)).Select(Line)];

    private static string Line(HistoryEvent recorded)
    {
        var number = recorded.TaskId is { } taskId ? $" #{taskId}" : string.Empty;
        var name = recorded.Name is { } known ? $" {known}" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture, $"{recorded.At:MM-dd HH:mm:ss} {recorded.Kind}{number}{name}");
    }
}
