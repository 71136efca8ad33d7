namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>A command whose asker waits for an answer.</summary>
internal abstract class AnsweredCommand<T> : EngineCommand
{
    private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answered => _answered.Task;

    /// <summary>What is answered once the batch is durable.</summary>
    protected T? Answer { get; set; }

    public override void Confirm() => _answered.TrySetResult(Answer!);

    public override void Reject(Exception exception) => _answered.TrySetException(exception);
}
