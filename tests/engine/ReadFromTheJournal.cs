using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Engine;

/// <summary>
/// The contract on the embedded engine when it keeps no orchestrator: every turn replays from the journal.
/// </summary>
public sealed class ReadFromTheJournal : IHostStart
{
    public static Task<IEngineHost> StartAsync(Catalogue catalogue) =>
        Task.FromResult<IEngineHost>(new EmbeddedHost(
            catalogue, EngineContract.Start, new EngineOptions { LiveOrchestratorBytes = 0 }));

    public sealed class Events : EventsContract<ReadFromTheJournal>;

    public sealed class Continuation : ContinueAsNewContract<ReadFromTheJournal>;

    public sealed class Timers : TimersContract<ReadFromTheJournal>;

    public sealed class SubOrchestrations : SubOrchestrationsContract<ReadFromTheJournal>;

    public sealed class Failures : FailuresContract<ReadFromTheJournal>;

    public sealed class Retry : RetryContract<ReadFromTheJournal>;

    public sealed class NewGuid : NewGuidContract<ReadFromTheJournal>;

    public sealed class CustomStatus : CustomStatusContract<ReadFromTheJournal>;

    public sealed class Suspend : SuspendContract<ReadFromTheJournal>;

    public sealed class TerminateAndCancel : TerminateAndCancelContract<ReadFromTheJournal>;

    public sealed class StartAndReuse : StartAndReuseContract<ReadFromTheJournal>;

    public sealed class Query : QueryContract<ReadFromTheJournal>;

    public sealed class History : HistoryContract<ReadFromTheJournal>;

    public sealed class RestartAndRewind : RestartAndRewindContract<ReadFromTheJournal>;

    public sealed class Purge : PurgeContract<ReadFromTheJournal>;

    public sealed class Versions : VersionsContract<ReadFromTheJournal>;

    public sealed class Determinism : DeterminismContract<ReadFromTheJournal>;

    public sealed class Recovery : RecoveryContract<ReadFromTheJournal>;

    public sealed class Payload : PayloadContract<ReadFromTheJournal>;

    public sealed class RefusedPayload : RefusedPayloadContract<ReadFromTheJournal>;
}
