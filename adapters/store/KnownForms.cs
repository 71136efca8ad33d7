using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>What the network of a task has had accepted in the same year, as far as the task's form begins with
/// it.</summary>
internal static class KnownForms
{
    /// <summary>What a task's form begins with; nothing once it was handed in, for then that stands there.</summary>
    public static Prefilled For(StoreContext context, PostBook posts, TaskRow task) =>
        task.TimesSubmitted == 0
        && posts.FormOf(context, task) is { } form
        && Prefilling.SourcesOf(form) is { Count: > 0 } sources
            ? Prefilling.Of(form, Accepted(context, posts, task, sources))
            : Prefilled.None;

    private static List<KnownForm> Accepted(
        StoreContext context, PostBook posts, TaskRow task, IReadOnlyList<string> sources)
    {
        var (programme, year, network) = (task.ProgrammeId, task.FiscalYear, task.NetworkCode);
        var known = new List<KnownForm>();
        foreach (var earlier in context.Tasks.AsNoTracking().Where(t =>
            t.ProgrammeId == programme && t.FiscalYear == year && t.NetworkCode == network
            && t.Status == WorkTaskStatus.Accepted && sources.Contains(t.DefinitionId)).ToList())
        {
            var handedIn = context.Submissions.AsNoTracking()
                .Where(s => s.TaskId == earlier.Id)
                .OrderByDescending(s => s.At)
                .Select(s => s.Answers)
                .FirstOrDefault();
            if (handedIn is not null && posts.DefinitionOf(context, earlier) is { } definition)
            {
                known.Add(new KnownForm(
                    definition.Id,
                    definition.Title,
                    definition.Form,
                    FormAnswers.Read(definition.Form, handedIn).Answers));
            }
        }

        return known;
    }
}
