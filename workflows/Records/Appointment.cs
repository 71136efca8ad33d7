using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Records;

/// <summary>What a person is in a programme, every year of it, and where.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Role">What.</param>
/// <param name="Scope">A network's code, a province's code or an office, as the role asks for.</param>
/// <param name="ProgrammeId">In which programme.</param>
/// <param name="IsDeputy">Whether they act only while nobody who holds the post is there.</param>
public sealed record Appointment(
    string PersonId, Role Role, string Scope, string ProgrammeId, bool IsDeputy = false);
