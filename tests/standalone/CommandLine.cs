using System.Diagnostics;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>The real command line, run as a process of its own in a folder of the test's own.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Cancelled = 130;

    /// <summary>The shipped programme that the tests play, whatever year it is.</summary>
    public static string Programme { get; } = Path.Combine(House.Root, "programs", "honest-society-2570.yaml");

    // The tests' own folder is named after the configuration that both were built in.
    private static string Assembly { get; } = Path.Combine(
        House.Root,
        "artifacts",
        "bin",
        "ProgramFlows.Standalone",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "programflows.dll");

    /// <summary>Runs a command to its end.</summary>
    public static Task<Outcome> RunAsync(TemporaryFolder folder, params string[] words) =>
        RunWithPasswordAsync(folder, null, words);

    /// <summary>Runs a command to its end, with a password for PostgreSQL in its environment.</summary>
    public static async Task<Outcome> RunWithPasswordAsync(
        TemporaryFolder folder, string? password, params string[] words)
    {
        await using var running = StartWith(folder, "PGPASSWORD", password, words);
        return await running.EndAsync();
    }

    /// <summary>Starts a command that a test wants to watch, to stop or to kill.</summary>
    public static RunningCommand Start(TemporaryFolder folder, params string[] words) =>
        StartWith(folder, "PGPASSWORD", null, words);

    /// <summary>Starts a command with a variable of its environment set, or taken away.</summary>
    public static RunningCommand StartWith(
        TemporaryFolder folder, string variable, string? value, params string[] words)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["PGPASSWORD"] = null;
        start.Environment[variable] = value;

        // These processes live for seconds: measuring code to compile it better later costs more than it gives.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(Assembly);
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        return new RunningCommand(start);
    }

    /// <summary>A refusal that a person can read: a line or two where errors belong, nothing of our code.</summary>
    public static void AssertRefusal(Outcome outcome, string because)
    {
        Assert.Equal(Failed, outcome.ExitCode);
        Assert.Contains(because, outcome.Error, StringComparison.Ordinal);
        Assert.InRange(outcome.ErrorLines.Length, 1, 2);
        AssertNoStackTrace(outcome);
        Assert.Empty(outcome.Output);
    }

    public static void AssertNoStackTrace(Outcome outcome) =>
        Assert.DoesNotContain("   at ", outcome.Output + outcome.Error, StringComparison.Ordinal);
}
