using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A task past its due date.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="ProgrammeId">The programme it is of.</param>
/// <param name="FiscalYear">The fiscal year it is of, Buddhist era.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Network">The network with its district and province.</param>
/// <param name="Step">The step's number.</param>
/// <param name="DueOn">The day it was due.</param>
public sealed record OverdueTask(
    TaskId TaskId,
    string ProgrammeId,
    int FiscalYear,
    LocalizedText Title,
    LocalizedText Network,
    int Step,
    DateOnly DueOn);
