using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Records;

/// <summary>A task of one network.</summary>
/// <param name="Id">Its id, see <see cref="TaskIdentity"/>.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Step">The step's number.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">When it opened, UTC.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="IsCatchUp">Whether the network joined after the step's window.</param>
public sealed record WorkTask(
    string Id,
    string Network,
    int Step,
    LocalizedText Title,
    WorkTaskStatus Status,
    DateTimeOffset OpenedAt,
    DateOnly DueOn,
    bool IsCatchUp);
