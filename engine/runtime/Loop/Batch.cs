namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>What one transaction holds, and what is to happen once it is durable.</summary>
internal sealed class Batch
{
    /// <summary>
    /// Instances with something to write, in the order in which they were touched; one may stand twice.
    /// </summary>
    public List<LiveInstance> Dirty { get; } = [];

    /// <summary>Commands to be confirmed.</summary>
    public List<EngineCommand> Commands { get; } = [];

    /// <summary>Activities to be run.</summary>
    public List<ScheduledActivity> Activities { get; } = [];

    /// <summary>Instances that ended.</summary>
    public List<LiveInstance> Ended { get; } = [];

    public void Touch(LiveInstance instance)
    {
        if (!instance.IsDirty)
        {
            instance.IsDirty = true;
            Dirty.Add(instance);
        }
    }

    public void Clear()
    {
        Dirty.Clear();
        Commands.Clear();
        Activities.Clear();
        Ended.Clear();
    }
}
