using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who may write a task's draft: whoever may hand it in, as long as it is to be done.</summary>
internal sealed class DraftAccess(PostBook posts)
{
    public CommandResult Check(StoreContext context, TaskId id, Actor actor, DateTimeOffset at)
    {
        if (context.TaskOf(id) is not { } task)
        {
            return CommandResult.Unknown;
        }

        var viewer = new Viewer(actor, posts.AppointmentsOf(context, actor));
        return AccessRules.Check(viewer, Permission.HandIn, posts.AccessTo(context, task, at)) is { } forbidden
                ? CommandResult.Forbidden(forbidden)
            : task.Status.Stage() == TaskStage.ToBeDone ? CommandResult.Done
            : CommandResult.Refused(
                task.Status.Stage() == TaskStage.InReview ? Refusal.HandedInAlready : Refusal.ClosedAlready);
    }
}
