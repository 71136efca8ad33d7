using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Operations;

/// <summary>
/// What holds of incidents: somebody takes one on, and whoever sees to it closes it with what was done; what mends it
/// closes it too. Pure.
/// </summary>
public static class IncidentRules
{
    /// <summary>The longest words that say what was done, in characters.</summary>
    public const int MostWords = 2_000;

    /// <summary>The id of the one that says that a person's messages come back: one a person, for ever.</summary>
    public static string NoContactOf(PersonId person) => $"no-contact-{person}";

    /// <summary>Why it cannot be taken on; null when it can.</summary>
    /// <param name="isClosed">Whether it is closed.</param>
    /// <param name="owner">Who has taken it on; null while nobody has.</param>
    /// <param name="who">Who would; null for whoever runs the installation.</param>
    public static Refusal? WhyNotTakeOn(bool isClosed, PersonId? owner, PersonId? who) =>
        isClosed ? Refusal.SeenToAlready
        : who is null ? Refusal.NotYourRole
        : owner is not null && owner != who ? Refusal.TakenOnAlready
        : null;

    /// <summary>Why it cannot be closed; null when it can, also by somebody else than its owner.</summary>
    /// <param name="isClosed">Whether it is closed.</param>
    /// <param name="done">What was done.</param>
    public static Refusal? WhyNotClose(bool isClosed, string done)
    {
        ArgumentNullException.ThrowIfNull(done);
        return isClosed ? Refusal.SeenToAlready
            : string.IsNullOrWhiteSpace(done) || done.Length > MostWords ? Refusal.ReasonMissing
            : null;
    }
}
