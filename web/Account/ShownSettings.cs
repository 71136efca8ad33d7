using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Account;

/// <summary>What somebody is and has chosen.</summary>
/// <param name="Person">The person.</param>
/// <param name="Mails">What they wish of mails: as it stands, or as it has just been asked for.</param>
public sealed record ShownSettings(KnownPerson Person, MailWishes Mails)
{
    /// <summary>Whether it has just been saved.</summary>
    public bool IsSaved { get; init; }

    /// <summary>What is to be corrected.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];
}
