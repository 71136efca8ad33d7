namespace ProgramFlows.Workflows.People;

/// <summary>A person, and what they are in every programme.</summary>
/// <param name="Person">The person.</param>
/// <param name="Viewer">Them as whoever looks or acts.</param>
public sealed record KnownPerson(Person Person, Viewer Viewer)
{
    /// <summary>What they wish of the mails of a morning.</summary>
    public MailWishes Mails { get; init; } = MailWishes.Usual;
}
