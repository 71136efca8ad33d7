using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.Staff.Helping;

/// <summary>Somebody who cannot sign in, and what is done for them.</summary>
/// <param name="Person">Who.</param>
public sealed record ShownHelp(Person Person)
{
    /// <summary>The new address, as it was written.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>The reason for the change, as it was written.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>The reason for the code, as it was written.</summary>
    public string WhyCode { get; init; } = string.Empty;

    /// <summary>Whether they have stopped their mails of a morning themselves.</summary>
    public bool HasStoppedMails { get; init; }

    /// <summary>What is to be corrected.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Whether the address has just been changed.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The code to be told; null when none was made just now.</summary>
    public GivenSecret? Given { get; init; }
}
