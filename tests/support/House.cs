namespace ProgramFlows.Tests.Support;

/// <summary>Where the repository stands on this machine.</summary>
public static class House
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ProgramFlows.sln"))
            ? folder
            : FindRoot(
                Path.GetDirectoryName(folder)
                    ?? throw new InvalidOperationException("The tests must run from inside the repository."));
}
