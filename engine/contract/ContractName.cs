namespace ProgramFlows.Engine.Contract;

/// <summary>The rule for names that stand in histories, and for instance ids.</summary>
internal static class ContractName
{
    private const int Longest = 100;

    public static string Checked(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is 0 or > Longest || !char.IsAsciiLetter(value[0]) || !value.All(IsAllowed))
        {
            throw new ArgumentException(
                $"'{value}' is no valid name. Use 1 to {Longest} letters, digits, '-' or '_', the first a letter: "
                + "the name is a function name in Azure and stands in histories.",
                nameof(value));
        }

        return value;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
