namespace ProgramFlows.Tests.DurableHub;

/// <summary>The functions to which the host hands a turn or an activity. One that fails throws.</summary>
internal interface IFunctions
{
    /// <summary>Whether there is such an orchestrator.</summary>
    bool Knows(string orchestrator);

    /// <summary>Runs a turn.</summary>
    /// <param name="orchestrator">Which one.</param>
    /// <param name="turn">An orchestrator request, in base 64.</param>
    /// <returns>An orchestrator response, in base 64.</returns>
    Task<string> RunTurnAsync(string orchestrator, string turn);

    /// <summary>Runs an activity.</summary>
    /// <param name="activity">Which one.</param>
    /// <param name="input">Its one argument, as JSON.</param>
    /// <returns>Its output, as JSON.</returns>
    Task<string> RunActivityAsync(string activity, string input);
}
