using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Records;

/// <summary>What a person is, and where.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Role">What.</param>
/// <param name="Scope">A network's code, a province's code or an office, as the role asks for.</param>
public sealed record Appointment(string PersonId, Role Role, string Scope);
