namespace ProgramFlows.Engine.Contract;

/// <summary>The rule for ids of orchestration instances, the narrowest of the engines that keep them.</summary>
public static class InstanceId
{
    /// <summary>The most characters an id may have.</summary>
    public const int Longest = 100;

    /// <summary>Returns the id when every engine can keep it.</summary>
    /// <param name="value">1 to 100 printable ASCII characters, the first not <c>@</c>; no <c>/</c>, <c>\</c>, <c>#</c>
    /// or <c>?</c>.</param>
    /// <exception cref="ArgumentException">The id breaks that rule; the message says which id and what is
    /// allowed.</exception>
    public static string Checked(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is 0 or > Longest || value[0] == '@' || !value.All(IsAllowed))
        {
            throw new ArgumentException(
                $"'{value}' is no valid instance id. Use 1 to {Longest} printable ASCII characters without space, "
                + $"'/', '\\', '#' or '?', "
                + "the first not '@'; derive it from business keys.",
                nameof(value));
        }

        return value;
    }

    private static bool IsAllowed(char c) => c is > ' ' and < '\x7f' and not ('/' or '\\' or '#' or '?');
}
