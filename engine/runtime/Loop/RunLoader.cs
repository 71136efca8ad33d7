using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Brings the code of instances into memory by replaying their turns.</summary>
internal sealed class RunLoader(
    EngineState state, BatchWriter writer, InstanceControl control, ActivityCalls calls)
{
    /// <summary>Brings an instance's code to where its history ends; false when it had to be blocked.</summary>
    public bool Load(LiveInstance instance)
    {
        if (instance.Run is not null)
        {
            return true;
        }

        if (instance.Changes.Turns is not null)
        {
            // Its history must stand in the journal to be read.
            writer.Write(instance);
        }

        var (name, version) = state.Journal.Names[instance.Row.Name];
        if (!state.Catalogue.Orchestrators.TryGetValue(name, out var orchestrator))
        {
            control.Block(
                instance,
                $"No orchestrator is registered under the name '{name}'. Deploy a release that has it; the instance "
                + "then goes on.");
            return false;
        }

        if (state.Refused.Find(instance.Row.Id, name) is { } refused)
        {
            control.Block(instance, refused);
            return false;
        }

        var identity = new RunIdentity(instance.Row.Id, version, state.Instances.ParentOf(instance.Row));
        var run = new OrchestrationRun(orchestrator, identity, state.Watch);
        if (ReplayProblem(instance, run) is { } problem)
        {
            control.Block(instance, problem);
            return false;
        }

        instance.Run = run;
        state.Instances.Reckon(instance);
        ScheduleUnanswered(instance, run);
        if (instance.CanRun && instance.Row.NextDue != run.NextDue)
        {
            instance.Row.NextDue = run.NextDue;
            state.Batch.Touch(instance);
        }

        if (instance.NeedsWakeup != instance.HasWakeup)
        {
            // Its activities are open again: a restart must look at it.
            state.Batch.Touch(instance);
        }

        return instance.Run is not null;
    }

    /// <summary>Why a run cannot be brought to where its history ends; null when it was.</summary>
    private string? ReplayProblem(LiveInstance instance, OrchestrationRun run)
    {
        try
        {
            return HistoryReplay.Of(run, state.Journal.Turns.Read(instance.Row));
        }
        catch (JournalException e) when (e.InnerException is InvalidDataException)
        {
            // One history is damaged; the others go on.
            return e.Message;
        }
    }

    /// <summary>Makes the open calls again, but for those whose answers wait in the inbox.</summary>
    private void ScheduleUnanswered(LiveInstance instance, OrchestrationRun run)
    {
        if (run.HasOpenActivities)
        {
            var answered = instance.Inbox.Events
                .Where(e => e.Kind is InstanceEventKind.TaskCompleted or InstanceEventKind.TaskFailed)
                .Select(e => e.TaskId).ToHashSet();
            foreach (var call in run.OpenActivities.Where(c => !answered.Contains(c.TaskId)).ToList())
            {
                calls.Schedule(instance, call);
            }
        }
    }
}
