namespace ProgramFlows.Engine.Contract;

/// <summary>The rule for deduplication keys of events. Keys are compared character by character.</summary>
public static class DeduplicationKey
{
    /// <summary>The most characters a key may have.</summary>
    public const int Longest = 1_000;

    /// <summary>Returns the key when every engine can keep it; null stays null.</summary>
    /// <param name="value">At most 1,000 characters of well-formed text, that is without half of a surrogate
    /// pair.</param>
    /// <exception cref="ArgumentException">The key breaks that rule; the message says which key and what to
    /// do.</exception>
    public static string? Checked(string? value) =>
        value is null || (value.Length <= Longest && WellFormedText.IsWellFormed(value))
            ? value
            : throw new ArgumentException(
                $"'{WellFormedText.Shown(value)}' is no valid deduplication key. Use at most {Longest} characters of "
                + "well-formed text; derive it from business keys.",
                nameof(value));
}
