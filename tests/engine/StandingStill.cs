using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Storage;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Lets an engine stand still behind a commit, so that what is asked meanwhile falls into one batch.</summary>
internal sealed class StandingStill : IDisposable
{
    private readonly ManualResetEventSlim _mayGoOn = new(initialState: true);
    private readonly ManualResetEventSlim _stands = new();

    /// <summary>The probe of the engine's options.</summary>
    public void Probe(WritePoint point)
    {
        if (point == WritePoint.AfterCommit)
        {
            _stands.Set();
            _mayGoOn.Wait();
        }
    }

    /// <summary>Starts an instance <c>other</c>, and holds the engine behind the commit of that.</summary>
    public Task<StartResult> Begin(EmbeddedHost host, string name = "Story")
    {
        _mayGoOn.Reset();
        _stands.Reset();
        var other = host.Client.StartAsync(
            new OrchestratorName<string, string>(name),
            "other",
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            TestContext.Current.CancellationToken);
        _stands.Wait(TestContext.Current.CancellationToken);
        return other;
    }

    /// <summary>Lets it go on.</summary>
    public void End() => _mayGoOn.Set();

    public void Dispose()
    {
        _mayGoOn.Dispose();
        _stands.Dispose();
    }
}
