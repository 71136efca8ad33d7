using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>How far a step of one network's year is, for the steps that need it.</summary>
internal sealed class StepProgress
{
    private readonly TaskCompletionSource _begun = new();
    private readonly TaskCompletionSource _done = new();

    public Task When(NeedKind kind) => kind == NeedKind.Begun ? _begun.Task : _done.Task;

    public void Begun() => _begun.TrySetResult();

    public void Done()
    {
        _begun.TrySetResult();
        _done.TrySetResult();
    }
}
