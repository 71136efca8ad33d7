using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>Whose turn it is, by the rules that commands are held to.</summary>
internal sealed class TurnReader(StoreWriter writer) : ITurnReader
{
    private const int AtATime = 500;

    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> TurnsAsync(
        IReadOnlyDictionary<string, Permission> asked, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return writer.ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
            context => Turns(context, asked, day), cancellationToken);
    }

    private static Dictionary<string, IReadOnlyList<string>> Turns(
        StoreContext context, IReadOnlyDictionary<string, Permission> asked, DateOnly day)
    {
        // A book of its own: what it remembers is of this moment, and commands must not be decided by it.
        var posts = new PostBook();
        var turns = new Dictionary<string, IReadOnlyList<string>>(asked.Count);
        foreach (var ids in asked.Keys.Chunk(AtATime))
        {
            foreach (var task in context.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToList())
            {
                turns[task.Id] = AccessRules.Turn(
                    asked[task.Id], posts.AccessTo(context, task, ThaiTime.StartOf(day)));
            }
        }

        return turns;
    }
}
