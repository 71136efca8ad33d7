using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>
/// Somebody asked to be let in. There is such a row for an address that nobody has, too. Nothing in it lets anybody in:
/// what a browser holds, the code and the link stand as hashes, and the address only until the code has been sent.
/// </summary>
internal sealed class SignInRow
{
    public required string Id { get; init; }

    /// <summary>What the browser holds that asked, or that chooses; null for a link that nobody asked for.</summary>
    public string? BrowserHash { get; set; }

    public required string AddressHash { get; init; }

    public string? Address { get; set; }

    /// <summary>The address as it may be shown to whoever has the link.</summary>
    public required string Masked { get; init; }

    public required string NetworkHash { get; init; }

    public Language Language { get; init; }

    /// <summary>The page to go to, a path of this site.</summary>
    public required string Back { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Until when no other process sends the code.</summary>
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>How often a code was made.</summary>
    public int Codes { get; set; }

    /// <summary>When the code was sent, or it was clear that none is.</summary>
    public DateTimeOffset? SeenToAt { get; set; }

    public string? CodeHash { get; set; }

    public string? LinkHash { get; set; }

    /// <summary>The ids of the people who had the address when the code was made, with blanks between.</summary>
    public string? People { get; set; }

    public int Tries { get; set; }

    /// <summary>When its code or link was right, and it was for one of several people to say who they are.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>Whether the session is to last, as was said beside the code.</summary>
    public bool IsOwnDevice { get; set; }

    /// <summary>When somebody signed in with it, or another replaced it.</summary>
    public DateTimeOffset? SpentAt { get; set; }

    public CodeState State => new(EndsAt, Tries, SpentAt is not null);
}
