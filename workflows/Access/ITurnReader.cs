namespace ProgramFlows.Workflows.Access;

/// <summary>Whose turn it is.</summary>
public interface ITurnReader
{
    /// <summary>The people whose turn it is on a day to do something with each of some tasks, by task.</summary>
    /// <param name="asked">What, task by task.</param>
    /// <param name="day">The day in Thailand.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> TurnsAsync(
        IReadOnlyDictionary<string, Permission> asked, DateOnly day, CancellationToken cancellationToken);
}
