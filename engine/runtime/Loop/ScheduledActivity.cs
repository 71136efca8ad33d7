using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>An activity to be run.</summary>
/// <param name="Call">Whose call it is.</param>
/// <param name="Activity">What is run.</param>
/// <param name="InstanceId">The caller's id.</param>
/// <param name="Action">Key and input.</param>
internal sealed record ScheduledActivity(
    ActivityCall Call, ActivityEntry Activity, string InstanceId, TurnAction Action);
