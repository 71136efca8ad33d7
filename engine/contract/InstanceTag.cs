namespace ProgramFlows.Engine.Contract;

/// <summary>The rule for tags of instances, and of queries for them.</summary>
public static class InstanceTag
{
    /// <summary>The most characters that a key or a value may have.</summary>
    public const int Longest = 100;

    /// <summary>Returns the tags when every engine can keep them.</summary>
    /// <param name="tags">Keys of 1 to 100 and values of at most 100 characters of well-formed text, that is without
    /// half of a surrogate pair.</param>
    /// <exception cref="ArgumentException">A tag breaks that rule; the message says which and what to do.</exception>
    public static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        foreach (var (key, value) in tags)
        {
            if (key.Length == 0 || !IsAllowed(key) || !IsAllowed(value))
            {
                throw new ArgumentException(
                    $"The tag '{WellFormedText.Shown(key)}' cannot be kept: keys have 1 to {Longest} characters, "
                    + $"values at most {Longest}, of well-formed text. Shorten or mend it.",
                    nameof(tags));
            }
        }

        return tags;
    }

    private static bool IsAllowed(string? text) =>
        text is { Length: <= Longest } && WellFormedText.IsWellFormed(text);
}
