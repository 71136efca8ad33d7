namespace ProgramFlows.Workflows.Operations;

/// <summary>Whether the programme is held since the clock of its machine is not believed.</summary>
public interface IClockDoubt
{
    /// <summary>
    /// The last moment that was known and the one that the clock shows, UTC; null when the clock is believed.
    /// </summary>
    (DateTimeOffset Known, DateTimeOffset Shown)? Present { get; }
}
