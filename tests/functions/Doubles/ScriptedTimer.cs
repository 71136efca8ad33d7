namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>A timer that a test lets fire.</summary>
internal sealed record ScriptedTimer(DateTimeOffset FireAt)
{
    public TaskCompletionSource Source { get; } = new();

    public bool IsGivenUp => Source.Task.IsCanceled;
}
