using System.Text.Json;

namespace ProgramFlows.Functions.Durable;

/// <summary>A decision that the host knows of.</summary>
/// <param name="Decision">Which; a recorded one as it was recorded.</param>
/// <param name="Answer">What comes of it: the answer of a call, nothing for a timer that fires.</param>
/// <param name="GivesUp">Gives a timer up.</param>
internal sealed record MadeDecision(Decision Decision, Task<JsonElement> Answer, CancellationTokenSource GivesUp)
{
    /// <summary>One of which the host is told nothing, since the run is held.</summary>
    public static MadeDecision None(Decision decision) =>
        new(decision, Blockage.Never<JsonElement>(), new CancellationTokenSource());
}
