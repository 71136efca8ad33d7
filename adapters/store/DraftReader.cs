using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>What is being written, for those who write it.</summary>
internal sealed class DraftReader(StoreWriter writer) : IDraftReader
{
    public Task<Draft?> FindAsync(
        Viewer viewer, TaskId task, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Find(context, viewer, task, at), cancellationToken);
    }

    private static Draft? Find(StoreContext context, Viewer viewer, TaskId id, DateTimeOffset at)
    {
        if (context.Tasks.AsNoTracking().FirstOrDefault(t => t.Id == id) is not { } task
            || AccessRules.Check(viewer, Permission.HandIn, new PostBook().AccessTo(context, task, at)) is not null
            || context.Drafts.AsNoTracking().FirstOrDefault(d => d.TaskId == id) is not { } draft)
        {
            return null;
        }

        // By id as it is kept, and by name for whoever looks.
        var writers = JsonSerializer.Deserialize<Dictionary<string, FieldWriter>>(draft.Writers)!;
        List<PersonId> ids = [draft.SavedBy, .. writers.Values.Select(w => new PersonId(w.Name)).Distinct()];
        var names = context.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id, p => p.Name);
        return new Draft(
            draft.Answers,
            draft.SavedAt,
            NameOf(draft.SavedBy),
            writers.ToDictionary(w => w.Key, w => w.Value with { Name = NameOf(new PersonId(w.Value.Name)) }));

        string NameOf(PersonId person) => names.GetValueOrDefault(person) ?? person.Value;
    }
}
