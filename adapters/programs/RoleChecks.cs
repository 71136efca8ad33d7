using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>Whether the roles that a programme gives something to do are among those that it uses.</summary>
internal sealed class RoleChecks(ProgrammeDefinition programme, Mistakes mistakes)
{
    public void Check(
        Section root,
        Section review,
        Section extension,
        IEnumerable<PlacedStep> steps,
        IEnumerable<(Reminder Reminder, Section Place)> reminders)
    {
        if (root.HasEmptyGroup("roles"))
        {
            mistakes.Add(
                root.PlaceOf("roles"),
                "'roles' is empty, so that nobody would do anything. Name the roles, or remove it.");
            return;
        }

        foreach (var step in steps)
        {
            foreach (var (task, at) in step.Step.Tasks.Zip(step.Tasks))
            {
                CheckTask(step, task, at);
            }
        }

        if (programme.Roles.Count == 0)
        {
            return;
        }

        CheckHeld(review, "by", programme.Review.By);
        CheckHeld(extension, "by", programme.Extension.By);
        CheckHeld(root, "waived-by", programme.WaivedBy);
        foreach (var (reminder, place) in reminders)
        {
            foreach (var role in reminder.To.Distinct())
            {
                CheckHeld(place.PlaceOf("to"), role);
            }
        }
    }

    private void CheckTask(PlacedStep step, TaskDefinition task, Section at)
    {
        if (at.IsUnreadable || !step.Place.IsRead("scope") || (at.Holds("by") && !at.IsRead("by")))
        {
            return;
        }

        var isOfNetwork = step.Step.Scope == StepScope.Network;
        if (isOfNetwork ? task.By != Role.Coordinator : task.By != Role.ProvincialCoordinator)
        {
            mistakes.Add(
                at.PlaceOf("by"),
                isOfNetwork
                    ? $"The task '{task.Id}' is a network's, which its coordinator fills in. Remove 'by'."
                    : $"The task '{task.Id}' is a province's. Write 'by: provincial-coordinator' in it.");
        }
        else if (programme.Roles.Count > 0)
        {
            CheckHeld(at.PlaceOf("by"), task.By);
        }

        if (isOfNetwork && task.Repeats)
        {
            mistakes.Add(
                at.PlaceOf("repeat"),
                $"The task '{task.Id}' is a network's and is handed in once. Remove 'repeat'.");
        }
    }

    private void CheckHeld(Section place, string key, Role role)
    {
        if (place.IsRead(key))
        {
            CheckHeld(place.PlaceOf(key), role);
        }
    }

    private void CheckHeld(Node at, Role role)
    {
        if (programme.Roles.All(r => r.Role != role))
        {
            mistakes.Add(
                at,
                $"Nobody holds the role '{Words<Role>.Of(role)}' in this programme. Name it under 'roles', or give "
                + "this to a role that stands there.");
        }
    }
}
