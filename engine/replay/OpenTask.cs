using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Replay;

/// <summary>A call, wait or timer that is open: what an orchestrator awaits.</summary>
internal abstract class OpenTask
{
    /// <summary>Answers it. What awaits it goes on at once, before this returns.</summary>
    /// <exception cref="PayloadException">The answer does not fit; the task stays open.</exception>
    public abstract void Succeed(ReadOnlySpan<byte> payload);

    /// <summary>Lets it fail.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>One whose answer has a shape.</summary>
    public sealed class Of<T> : OpenTask
    {
        private readonly TaskCompletionSource<T> _completion = new();

        /// <summary>What the orchestrator awaits.</summary>
        public Task<T> Task => _completion.Task;

        /// <inheritdoc/>
        public override void Succeed(ReadOnlySpan<byte> payload) => _completion.TrySetResult(Payload.Read<T>(payload));

        /// <inheritdoc/>
        public override void Fail(Exception exception) => _completion.TrySetException(exception);

        /// <summary>Gives it up.</summary>
        public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
    }
}
