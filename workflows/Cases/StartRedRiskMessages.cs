using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Cases;

/// <summary>Makes sure that the messages about a red risk go out; of one hand-in once.</summary>
/// <param name="client">Where they are started.</param>
public sealed class StartRedRiskMessages(OrchestrationClient client) : Activity<RedRiskMessagesInput, Unit>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<RedRiskMessagesInput, Unit> Name { get; } = new("StartRedRiskMessages");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(ActivityContext context, RedRiskMessagesInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await client.StartAsync(
            RedRiskMessages.Name,
            InstanceIds.RedRiskOf(input.HandIn),
            input,
            new StartOptions(InstanceIdReuse.Never),
            context.Cancellation);
        return default;
    }
}
