namespace ProgramFlows.Standalone.Commands;

/// <summary>What the process answers its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It could not be done, or what was looked at has mistakes; the message says why.</summary>
    public const int Failed = 1;

    /// <summary>Stopped by Ctrl-C or SIGTERM; what was confirmed is kept.</summary>
    public const int Cancelled = 130;
}
