using System.Globalization;

namespace ProgramFlows.Workflows.Records;

/// <summary>How tasks, and the orchestrations of the programme, are named: after what they are about.</summary>
public static class TaskIdentity
{
    /// <summary>
    /// The id of a network's task: programme, fiscal year, network and the task's id in the programme.
    /// </summary>
    public static string Of(string programmeId, int fiscalYear, string network, string task) =>
        string.Create(CultureInfo.InvariantCulture, $"{programmeId}-{fiscalYear}-{network}-{task}");

    /// <summary>The orchestration that follows a task.</summary>
    public static string InstanceOf(string taskId) => $"task-{taskId}";

    /// <summary>The orchestration of a network's year.</summary>
    public static string CycleOf(string programmeId, int fiscalYear, string network) =>
        string.Create(CultureInfo.InvariantCulture, $"network-{programmeId}-{fiscalYear}-{network}");

    /// <summary>The orchestration of a programme year.</summary>
    public static string YearOf(string programmeId, int fiscalYear) =>
        string.Create(CultureInfo.InvariantCulture, $"year-{programmeId}-{fiscalYear}");
}
