using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>What is being written, question by question.</summary>
internal sealed class DraftDesk(StoreWriter writer, DraftAccess access) : IDraftDesk
{
    // Thai as itself: it is read and searched by people, too.
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<CommandResult> SaveAsync(
        TaskId task,
        FormAnswers answers,
        IReadOnlyCollection<string> without,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(without);
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(
            context =>
            {
                var why = access.Check(context, task, actor, at);
                if (why.Outcome == CommandOutcome.Done)
                {
                    Save(context, task, answers, without, actor.Who!.Value, at);
                }

                return why;
            },
            cancellationToken);
    }

    public Task<CommandResult> DropAsync(
        TaskId task, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(
            context =>
            {
                var why = access.Check(context, task, actor, at);
                if (why.Outcome == CommandOutcome.Done && context.Drafts.Find(task) is { } draft)
                {
                    context.Drafts.Remove(draft);
                }

                return why;
            },
            cancellationToken);
    }

    private static void Save(
        StoreContext context,
        TaskId task,
        FormAnswers answers,
        IReadOnlyCollection<string> without,
        PersonId person,
        DateTimeOffset at)
    {
        if (context.Drafts.Find(task) is not { } draft)
        {
            // It begins with what was handed in last, so that mending asks nothing again.
            var last = context.Submissions.Where(s => s.TaskId == task).OrderByDescending(s => s.At).FirstOrDefault();
            draft = new DraftRow
            {
                TaskId = task,
                SavedBy = person,
                SavedAt = at,
                Answers = last?.Answers ?? "{}",
                Writers = "{}",
            };
            context.Drafts.Add(draft);
        }

        var kept = JsonNode.Parse(draft.Answers)!.AsObject();
        var writers = JsonNode.Parse(draft.Writers)!.AsObject();
        foreach (var field in without)
        {
            kept.Remove(field);
            writers[field] = Written(person, at);
        }

        foreach (var (field, answer) in JsonNode.Parse(answers.ToJson())!.AsObject())
        {
            kept[field] = answer?.DeepClone();
            writers[field] = Written(person, at);
        }

        draft.Writers = writers.ToJsonString(Readable);
        (draft.Answers, draft.SavedBy, draft.SavedAt) = (kept.ToJsonString(Readable), person, at);
    }

    private static JsonNode? Written(PersonId person, DateTimeOffset at) =>
        JsonSerializer.SerializeToNode(new FieldWriter(person.Value, at));
}
