using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>A call, wait or timer that is open: what an orchestrator awaits.</summary>
internal abstract class DurableTask
{
    /// <summary>Answers it.</summary>
    /// <exception cref="PayloadException">The answer does not fit; the task stays open.</exception>
    public abstract void Succeed(ReadOnlySpan<byte> payload);

    public abstract void Fail(Exception exception);

    /// <summary>One whose answer has a shape.</summary>
    internal sealed class Of<T> : DurableTask
    {
        private readonly TaskCompletionSource<T> _completion = new();

        public Task<T> Task => _completion.Task;

        public override void Succeed(ReadOnlySpan<byte> payload) => _completion.TrySetResult(Payload.Read<T>(payload));

        public override void Fail(Exception exception) => _completion.TrySetException(exception);

        public void Cancel(CancellationToken token) => _completion.TrySetCanceled(token);
    }
}
