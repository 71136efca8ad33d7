namespace ProgramFlows.Standalone.Imports;

/// <summary>How a value of a file is repeated in a message: short, and without what a terminal would obey.</summary>
internal static class Quoting
{
    private const int Longest = 40;

    public static string Short(string value)
    {
        var start = value.Length > Longest ? $"{value[..Longest]}…" : value;
        return string.Concat(start.Select(c => char.IsControl(c) ? '\ufffd' : c));
    }
}
