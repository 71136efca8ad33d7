using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone;

/// <summary>What is said of a clock that is not believed.</summary>
internal static class ClockWords
{
    public static string HowToGoOn(ClockHold hold, string folder) =>
        $"{hold.Message} If the clock is wrong, set it: all goes on by itself. If it is right, since the machine was "
        + $"off for long or a backup was restored, say 'accept-clock --data {folder}'.";
}
