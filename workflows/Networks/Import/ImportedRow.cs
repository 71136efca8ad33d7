using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>A row of an imported file, understood, and not yet held against what is known.</summary>
/// <param name="Number">Its line in the file, from 1.</param>
/// <param name="Action">What it asks for.</param>
/// <param name="Role">The role it is about.</param>
/// <param name="Scope">The province's code or the office; of a coordinator the code that a new network would
/// have.</param>
/// <param name="Network">The network as it would be if it were new; null where the role is not a network's.</param>
/// <param name="IsDeputy">Whether it is about a deputy.</param>
/// <param name="Person">Who; null where the row closes a network.</param>
/// <param name="JoinedOn">The day on which the network joins; null where the row says none.</param>
public sealed record ImportedRow(
    int Number,
    RowAction Action,
    Role Role,
    string Scope,
    Network? Network,
    bool IsDeputy,
    ImportedPerson? Person,
    DateOnly? JoinedOn);
