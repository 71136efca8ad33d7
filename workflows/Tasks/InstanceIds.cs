using System.Globalization;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>How tasks, and the orchestrations of the programme, are named: after what they are about.</summary>
public static class InstanceIds
{
    private const string YearPrefix = "year-";

    /// <summary>
    /// The id of a network's task: programme, fiscal year, network and the task's id in the programme.
    /// </summary>
    public static TaskId TaskOf(string programmeId, int fiscalYear, NetworkCode network, string task) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{programmeId}-{fiscalYear}-{network}-{task}"));

    /// <summary>
    /// What an id says of a task of a network, for what older releases wrote: programme, year and task, but no version.
    /// </summary>
    /// <exception cref="ArgumentException">It is not the id of a task of that network.</exception>
    public static TaskOrigin OriginOf(TaskId taskId, NetworkCode network)
    {
        var id = taskId.Value;
        var middle = $"-{network}-";
        var at = id.IndexOf(middle, StringComparison.Ordinal);
        var dash = at > 0 ? id.LastIndexOf('-', at - 1) : -1;
        return dash > 0 && int.TryParse(
            id.AsSpan(dash + 1, at - dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? new TaskOrigin(id[..dash], year, id[(at + middle.Length)..], Version: null)
            : throw new ArgumentException(
                $"'{id}' is not the id of a task of the network '{network}'. Give the task its origin.",
                nameof(taskId));
    }

    /// <summary>The orchestration that follows a task.</summary>
    public static string FollowUpOf(TaskId taskId) => $"task-{taskId}";

    /// <summary>The orchestration that tells of a red risk.</summary>
    /// <param name="handIn">The command that handed it in.</param>
    public static string RedRiskOf(CommandId handIn) => $"red-{handIn}";

    /// <summary>The orchestration of a network's year.</summary>
    public static string CycleOf(string programmeId, int fiscalYear, NetworkCode network) =>
        string.Create(CultureInfo.InvariantCulture, $"network-{programmeId}-{fiscalYear}-{network}");

    /// <summary>The orchestration of a programme year.</summary>
    public static string YearOf(string programmeId, int fiscalYear) =>
        string.Create(CultureInfo.InvariantCulture, $"{YearPrefix}{programmeId}-{fiscalYear}");

    /// <summary>True for the id of a programme year's orchestration.</summary>
    public static bool IsYear(string instanceId)
    {
        ArgumentNullException.ThrowIfNull(instanceId);
        return instanceId.StartsWith(YearPrefix, StringComparison.Ordinal);
    }

    /// <summary>How the ids of a year's network cycles begin; a network's code follows.</summary>
    /// <param name="yearId">The year's orchestration.</param>
    public static string CyclesOfYear(string yearId)
    {
        ArgumentNullException.ThrowIfNull(yearId);
        return $"network-{yearId[YearPrefix.Length..]}-";
    }
}
