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
        await using var running = Start(folder, password, words);
        return await running.EndAsync();
    }

    /// <summary>Starts a command that a test wants to watch, to stop or to kill.</summary>
    public static RunningCommand Start(TemporaryFolder folder, params string[] words) => Start(folder, null, words);

    /// <summary>Starts a command with a variable of its environment set.</summary>
    public static RunningCommand StartWith(
        TemporaryFolder folder, string variable, string value, params string[] words) =>
        StartIn(folder.Path, new Dictionary<string, string> { [variable] = value }, words);

    /// <summary>Starts a command in a working directory and with an environment that a test chooses.</summary>
    public static RunningCommand StartIn(
        string workingDirectory, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var start = NewStart(workingDirectory, [Runtime, Assembly, .. words]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCommand(start);
    }

    /// <summary>Runs a command by a shell, whose script says <c>"$@"</c> for it.</summary>
    public static async Task<Outcome> RunInShellAsync(TemporaryFolder folder, string script, params string[] words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Only Unix has this shell.");
        await using var running = new RunningCommand(
            NewStart(folder.Path, ["sh", "-c", script, "sh", Runtime, Assembly, .. words]));
        return await running.EndAsync();
    }

    /// <summary>Runs a command on a terminal of so many columns; whatever it writes is output.</summary>
    public static Task<Outcome> RunOnTerminalAsync(TemporaryFolder folder, int columns, params string[] words)
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/script"), "Only 'script' of util-linux gives a command a terminal of its own.");
        var spelled = string.Join(' ', words.Prepend(Assembly).Prepend(Runtime).Select(w => $"'{w}'"));
        return RunInShellAsync(
            folder, $"exec script -qec \"stty cols {columns} rows 24; exec {spelled}\" /dev/null < /dev/null");
    }

    private static string Runtime => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static RunningCommand Start(TemporaryFolder folder, string? password, string[] words)
    {
        var start = NewStart(folder.Path, [Runtime, Assembly, .. words]);
        start.Environment["PGPASSWORD"] = password;
        return new RunningCommand(start);
    }

    private static ProcessStartInfo NewStart(string workingDirectory, IReadOnlyList<string> commandLine)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";

        // These processes live for seconds: measuring code to compile it better later costs more than it gives.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
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
