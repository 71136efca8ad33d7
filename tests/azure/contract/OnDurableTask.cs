using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>The contract on Durable Task.</summary>
public sealed class OnDurableTask : IHostStart
{
    public static async Task<IEngineHost> StartAsync(Catalogue catalogue)
    {
        Differences.PassOver();
        return await DurableTaskHost.StartAsync(catalogue, EngineContract.Start);
    }

    public sealed class Events : EventsContract<OnDurableTask>;

    public sealed class Continuation : ContinueAsNewContract<OnDurableTask>;

    public sealed class Timers : TimersContract<OnDurableTask>;

    public sealed class SubOrchestrations : SubOrchestrationsContract<OnDurableTask>;

    public sealed class Failures : FailuresContract<OnDurableTask>;

    public sealed class Retry : RetryContract<OnDurableTask>;

    public sealed class NewGuid : NewGuidContract<OnDurableTask>;

    public sealed class CustomStatus : CustomStatusContract<OnDurableTask>;

    public sealed class Suspend : SuspendContract<OnDurableTask>;

    public sealed class TerminateAndCancel : TerminateAndCancelContract<OnDurableTask>;

    public sealed class StartAndReuse : StartAndReuseContract<OnDurableTask>;

    public sealed class Query : QueryContract<OnDurableTask>;

    public sealed class History : HistoryContract<OnDurableTask>;

    public sealed class RestartAndRewind : RestartAndRewindContract<OnDurableTask>;

    public sealed class Purge : PurgeContract<OnDurableTask>;

    public sealed class Versions : VersionsContract<OnDurableTask>;

    public sealed class Determinism : DeterminismContract<OnDurableTask>;

    public sealed class Recovery : RecoveryContract<OnDurableTask>;

    public sealed class Payload : PayloadContract<OnDurableTask>;

    public sealed class RefusedPayload : RefusedPayloadContract<OnDurableTask>;
}
