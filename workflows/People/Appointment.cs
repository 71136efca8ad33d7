namespace ProgramFlows.Workflows.People;

/// <summary>What a person is in a programme, every year of it, and where.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Role">What.</param>
/// <param name="Scope">A network's code, a province's code, an office, an agency or <see cref="Everywhere"/>, as the
/// role asks for.</param>
/// <param name="ProgrammeId">In which programme; <see cref="Everywhere"/> for administrators.</param>
/// <param name="IsDeputy">Whether they act only while nobody who holds the post is there.</param>
public sealed record Appointment(
    PersonId PersonId, Role Role, string Scope, string ProgrammeId, bool IsDeputy = false)
{
    /// <summary>The scope of what is for the whole country, and the programme of what is for all of them.</summary>
    public const string Everywhere = "*";
}
