using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Cases;

/// <summary>
/// The messages about one red risk, at once and on any day. It is an instance of its own, so that neither the task nor
/// the network's year waits for mail that is away.
/// </summary>
public sealed class RedRiskMessages : Orchestrator<RedRiskMessagesInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<RedRiskMessagesInput, int> Name { get; } = new("RedRiskMessages");

    /// <inheritdoc/>
    public override Task<int> RunAsync(OrchestrationContext context, RedRiskMessagesInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        return context.CallActivityAsync(
            SendRedRiskMessages.Name,
            new SendRedRiskMessagesInput(input.HandIn, context.CurrentUtcDateTime),
            Retries.Patient);
    }
}

/// <summary>What <see cref="RedRiskMessages"/> is started with.</summary>
/// <param name="HandIn">The command that handed the red risk in.</param>
public sealed record RedRiskMessagesInput(CommandId HandIn);
