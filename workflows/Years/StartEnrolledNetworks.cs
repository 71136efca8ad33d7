using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Workflows.Years;

/// <summary>Starts the cycles of a page of the networks enrolled in a year.</summary>
/// <param name="directory">The networks.</param>
/// <param name="client">Where cycles are started.</param>
public sealed class StartEnrolledNetworks(INetworkDirectory directory, OrchestrationClient client)
    : Activity<StartEnrolledNetworksInput, StartedNetworks>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<StartEnrolledNetworksInput, StartedNetworks> Name { get; } =
        new("StartEnrolledNetworks");

    /// <inheritdoc/>
    public override async Task<StartedNetworks> RunAsync(ActivityContext context, StartEnrolledNetworksInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (programme, after, most) = input;
        var page = await directory.EnrolledAsync(programme.Id, programme.FiscalYear, after, most, context.Cancellation);
        await CycleStarter.StartAsync(client, programme, page, context.Cancellation);
        return new StartedNetworks(page.Count, page.Count == most ? page[^1].Network.Code : null);
    }
}
