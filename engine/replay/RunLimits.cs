namespace ProgramFlows.Engine.Replay;

/// <summary>What both engines refuse an orchestrator, in the same words.</summary>
internal static class RunLimits
{
    /// <summary>The most bytes of JSON of a custom status.</summary>
    public const int LargestCustomStatus = 16 * 1024;

    /// <summary>Why a run cannot go on that waits for nothing of its context's.</summary>
    public const string NotDurable =
        "The orchestrator awaits something that is not its context's. Move the waiting into an activity, or use "
        + "CreateTimerAsync or WaitForExternalEventAsync, then deploy and resume.";

    /// <summary>Returns a custom status that may be shown.</summary>
    /// <exception cref="ArgumentException">It is too large.</exception>
    public static byte[]? CheckedCustomStatus(string instanceId, byte[]? status) =>
        status is null || status.Length <= LargestCustomStatus
            ? status
            : throw new ArgumentException(
                $"The custom status of '{instanceId}' has {status.Length} bytes; at most {LargestCustomStatus} are "
                + "allowed. Show less.",
                nameof(status));
}
