using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Engine;

/// <summary>The contract on the embedded engine, with sleeping orchestrators kept in memory.</summary>
public static class KeptInMemory
{
    public sealed class Events : EventsContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Continuation : ContinueAsNewContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Timers : TimersContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class SubOrchestrations : SubOrchestrationsContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Failures : FailuresContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Retry : RetryContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class NewGuid : NewGuidContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class CustomStatus : CustomStatusContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Suspend : SuspendContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class TerminateAndCancel : TerminateAndCancelContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class StartAndReuse : StartAndReuseContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Query : QueryContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class History : HistoryContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class RestartAndRewind : RestartAndRewindContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Purge : PurgeContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Versions : VersionsContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Determinism : DeterminismContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Recovery : RecoveryContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class Payload : PayloadContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    public sealed class RefusedPayload : RefusedPayloadContract
    {
        protected override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => Host(catalogue);
    }

    private static Task<IEngineHost> Host(Catalogue catalogue) =>
        Task.FromResult<IEngineHost>(new EmbeddedHost(catalogue, EngineContract.Start));
}
