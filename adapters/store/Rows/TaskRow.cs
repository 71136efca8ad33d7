using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>
/// A task, with its network's place beside it so that those who are told of it are found without a join.
/// </summary>
internal sealed class TaskRow
{
    public required TaskId Id { get; init; }

    public required string ProgrammeId { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>The task's id in the programme.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version of the programme's text; null where an older release did not write it down.</summary>
    public string? DefinitionVersion { get; init; }

    public required NetworkCode NetworkCode { get; init; }

    public required string ProvinceCode { get; init; }

    public required string Province { get; init; }

    public required string Office { get; init; }

    public required int Step { get; init; }

    public required string TitleTh { get; init; }

    public required string TitleEn { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required bool IsCatchUp { get; init; }

    public DateOnly DueOn { get; set; }

    /// <summary>The latest day to which the due date may be moved.</summary>
    public required DateOnly LastDueOn { get; init; }

    public WorkTaskStatus Status { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Who handed it in last.</summary>
    public PersonId? SubmittedBy { get; set; }

    public int TimesSubmitted { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The ids of the questions for which it was given back, with blanks between; null for the whole
    /// form.</summary>
    public string? Concerns { get; set; }

    /// <summary>More time that is asked for; null when nobody waits for an answer.</summary>
    public RequestOfTask? TimeAsked { get; set; }

    /// <summary>A waiver that is asked for; null when nobody waits for an answer.</summary>
    public RequestOfTask? WaiverAsked { get; set; }

    public LocalizedText Title => new(TitleTh, TitleEn);

    public NetworkPlace Place => new(ProgrammeId, NetworkCode, ProvinceCode, Office);

    public TaskState StateUnder(ProgrammeRules rules) => new(Status, DueOn, LastDueOn, rules.Days)
    {
        IsTimeAskedFor = TimeAsked is not null,
        IsWaiverAskedFor = WaiverAsked is not null,
    };
}
