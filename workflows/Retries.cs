using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows;

/// <summary>How the programme's activities are repeated.</summary>
internal static class Retries
{
    /// <summary>
    /// The world is away: after 5 seconds, then ever slower up to an hour, for about four days; after that an operator
    /// must look.
    /// </summary>
    public static RetryPolicy Patient { get; } =
        new(100, TimeSpan.FromSeconds(5), backoffCoefficient: 2, TimeSpan.FromHours(1));
}
