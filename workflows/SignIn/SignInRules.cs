using System.Text;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>When a code can be used, and what is shown of an address. Pure.</summary>
public static class SignInRules
{
    /// <summary>How many digits a code has.</summary>
    public const int Digits = 6;

    private const char Hidden = '•';
    private const int HiddenLetters = 5;

    /// <summary>Why a code or a link cannot be tried any more; null when it can.</summary>
    public static SignInOutcome? WhyNot(CodeState code, DateTimeOffset now, SignInSettings settings)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(settings);
        return code.IsSpent ? SignInOutcome.Spent
            : now >= code.EndsAt ? SignInOutcome.Expired
            : code.Tries >= settings.MostTries ? SignInOutcome.TriedTooOften
            : null;
    }

    /// <summary>Whether an address is sent another code.</summary>
    /// <param name="codes">How many it was sent within <see cref="SignInSettings.Window"/>.</param>
    /// <param name="settings">The limits.</param>
    public static bool MaySend(int codes, SignInSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return codes < settings.MostCodesOfAddress;
    }

    /// <summary>Whether somebody behind a network address may ask again.</summary>
    /// <param name="requests">How many came from there within <see cref="SignInSettings.Window"/>.</param>
    /// <param name="settings">The limits.</param>
    public static bool MayAsk(int requests, SignInSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return requests < settings.MostRequestsOfNetwork;
    }

    /// <summary>When a session ends that begins now.</summary>
    public static DateTimeOffset SessionEndsAt(DateTimeOffset now, bool isOwnDevice, SignInSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return now + (isOwnDevice ? settings.OwnDeviceLasts : settings.SessionLasts);
    }

    /// <summary>
    /// The code in what somebody wrote or pasted: blanks and strokes are passed over, Thai digits are digits; null when
    /// there is none.
    /// </summary>
    public static string? CodeIn(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var code = new StringBuilder();
        foreach (var rune in written.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                code.Append((int)Rune.GetNumericValue(rune));
            }
            else if (!Rune.IsWhiteSpace(rune) && rune.Value is not ('-' or '\u200b' or '\ufeff'))
            {
                return null;
            }
        }

        return code.Length == Digits ? code.ToString() : null;
    }

    /// <summary>An address as its owner knows it and nobody else can use it: <c>p•••••e@example.org</c>.</summary>
    public static string Masked(EmailAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.Text.IndexOf('@', StringComparison.Ordinal);
        var (name, domain) = (address.Text[..at], address.Text[at..]);
        var last = name.Length > 2 ? name[^1..] : string.Empty;
        return $"{name[0]}{new string(Hidden, HiddenLetters)}{last}{domain}";
    }
}
