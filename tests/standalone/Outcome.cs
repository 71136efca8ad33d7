namespace ProgramFlows.Tests.Standalone;

/// <summary>What a run of the command line left: its exit code and everything it wrote.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
