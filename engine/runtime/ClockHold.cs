using System.Globalization;

namespace ProgramFlows.Engine.Runtime;

/// <summary>The engine does not believe the clock, and holds everything until it is known which is right.</summary>
/// <param name="Known">What the clock should show at least, from the last moment the engine knew, UTC.</param>
/// <param name="Shown">What it shows, UTC.</param>
public sealed record ClockHold(DateTimeOffset Known, DateTimeOffset Shown)
{
    /// <summary>What is wrong, in a sentence for people.</summary>
    public string Message =>
        $"The clock of this machine shows {Text(Shown)}, but the last moment known is {Text(Known)}. Everything is "
        + "held until one of the two is right: nothing fires, nothing is taken.";

    private static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
