using System.Text.Json;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>An action that the host knows of.</summary>
/// <param name="Action">Which; a recorded one as it was recorded.</param>
/// <param name="Answer">What comes of it: the answer of a call, nothing for a timer that fires.</param>
/// <param name="GivesUp">Gives a timer up.</param>
internal sealed record IssuedAction(TurnAction Action, Task<JsonElement> Answer, CancellationTokenSource GivesUp)
{
    /// <summary>One of which the host is told nothing, since the run is held.</summary>
    public static IssuedAction None(TurnAction action) =>
        new(action, BlockReason.Never<JsonElement>(), new CancellationTokenSource());
}
