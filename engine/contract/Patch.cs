namespace ProgramFlows.Engine.Contract;

/// <summary>
/// A change of an orchestrator's code that a replay would notice. Runs that began before it keep to the old path, runs
/// that begin after it take the new one. Raise the orchestrator's registered version to <paramref name="Since"/> with
/// it, and take the patch out when no run of an older version is left.
/// </summary>
/// <param name="Name">What it changes, for the reader.</param>
/// <param name="Since">The first version that has it: numbers between dots, compared as numbers.</param>
public sealed record Patch(string Name, string Since)
{
    /// <summary>Whether a version of the orchestrator has this patch.</summary>
    /// <exception cref="FormatException">One of the versions is not made of numbers between dots.</exception>
    public bool IsIn(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var (mine, theirs) = (NumbersOf(Since), NumbersOf(version));
        for (var i = 0; i < Math.Max(mine.Length, theirs.Length); i++)
        {
            var difference = theirs.ElementAtOrDefault(i).CompareTo(mine.ElementAtOrDefault(i));
            if (difference != 0)
            {
                return difference > 0;
            }
        }

        return true;
    }

    /// <summary>Whether a version is made of numbers between dots.</summary>
    internal static bool IsVersion(string version) =>
        version is { Length: <= 100 } && version.Split('.').All(part => int.TryParse(
            part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _));

    private static int[] NumbersOf(string version) =>
        [.. version.Split('.').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
}
