namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// A run cannot see an event, or its code did what no code of a turn may. The run is thrown away, nothing it decided in
/// this turn is kept, and the instance is blocked.
/// </summary>
/// <param name="what">What happened.</param>
/// <param name="remedy">What to do about it.</param>
internal sealed class CannotGoOnException(string what, string remedy) : Exception(what)
{
    public string Remedy { get; } = remedy;
}
