using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>An orchestration and what clients and time do to it.</summary>
/// <param name="Name">What it shows.</param>
internal sealed record SweepCase(string Name)
{
    /// <summary>The instance under test.</summary>
    public const string Id = "one";

    private static readonly OrchestratorName<string, string> Main = new("Main");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    private readonly List<Action<Catalogue>> _orchestrators = [];
    private readonly List<Func<OrchestrationClient, Task>> _asks = [];
    private readonly List<TimeSpan> _times = [];

    /// <summary>How many steps there are.</summary>
    public int Count => _asks.Count;

    public override string ToString() => Name;

    public void AddTo(Catalogue catalogue) => _orchestrators.ForEach(o => o(catalogue));

    /// <summary>What is asked in a step; asking it again at once changes nothing.</summary>
    public Task AskAsync(int step, OrchestrationClient client) => _asks[step](client);

    /// <summary>Until when the clock goes on after a step.</summary>
    public DateTimeOffset Until(int step) =>
        World.Begin + _times.Take(step + 1).Aggregate(TimeSpan.Zero, (sum, t) => sum + t);

    /// <summary>The orchestrator of the instance, started first.</summary>
    public SweepCase Runs(Func<OrchestrationContext, Task<string>> code) =>
        Runs((context, _) => code(context));

    /// <summary>As above; the input is empty at first.</summary>
    public SweepCase Runs(Func<OrchestrationContext, string, Task<string>> code)
    {
        _orchestrators.Add(c => c.Orchestrator(Main.Value, code));
        return Then(c => c.StartAsync(Main, Id, string.Empty, Once, default));
    }

    /// <summary>Another orchestrator, for sub-orchestrations.</summary>
    public SweepCase With(string name, Func<OrchestrationContext, string, Task<string>> code)
    {
        _orchestrators.Add(c => c.Orchestrator(name, code));
        return this;
    }

    /// <summary>Raises an event, each with a key of its own.</summary>
    public SweepCase Raise(string name, string payload, string? key = null)
    {
        key ??= $"key-{_asks.Count}";
        return Then(c => c.RaiseEventAsync(Id, new EventName<string>(name), payload, key, default));
    }

    public SweepCase Then(Func<OrchestrationClient, Task> ask)
    {
        _asks.Add(ask);
        _times.Add(TimeSpan.Zero);
        return this;
    }

    /// <summary>Lets time go by after the step before.</summary>
    public SweepCase Hours(double hours)
    {
        _times[^1] += TimeSpan.FromHours(hours);
        return this;
    }
}
