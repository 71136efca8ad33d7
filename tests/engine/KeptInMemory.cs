using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Engine;

/// <summary>The contract on the embedded engine, with sleeping orchestrators kept in memory.</summary>
public sealed class KeptInMemory : IHostStart
{
    public static Task<IEngineHost> StartAsync(Catalogue catalogue) =>
        Task.FromResult<IEngineHost>(new EmbeddedHost(catalogue, EngineContract.Start));

    public sealed class Events : EventsContract<KeptInMemory>;

    public sealed class Continuation : ContinueAsNewContract<KeptInMemory>;

    public sealed class Timers : TimersContract<KeptInMemory>;

    public sealed class SubOrchestrations : SubOrchestrationsContract<KeptInMemory>;

    public sealed class Failures : FailuresContract<KeptInMemory>;

    public sealed class Retry : RetryContract<KeptInMemory>;

    public sealed class NewGuid : NewGuidContract<KeptInMemory>;

    public sealed class CustomStatus : CustomStatusContract<KeptInMemory>;

    public sealed class Suspend : SuspendContract<KeptInMemory>;

    public sealed class TerminateAndCancel : TerminateAndCancelContract<KeptInMemory>;

    public sealed class StartAndReuse : StartAndReuseContract<KeptInMemory>;

    public sealed class Query : QueryContract<KeptInMemory>;

    public sealed class History : HistoryContract<KeptInMemory>;

    public sealed class RestartAndRewind : RestartAndRewindContract<KeptInMemory>;

    public sealed class Purge : PurgeContract<KeptInMemory>;

    public sealed class Versions : VersionsContract<KeptInMemory>;

    public sealed class Determinism : DeterminismContract<KeptInMemory>;

    public sealed class Recovery : RecoveryContract<KeptInMemory>;

    public sealed class Payload : PayloadContract<KeptInMemory>;

    public sealed class RefusedPayload : RefusedPayloadContract<KeptInMemory>;
}
