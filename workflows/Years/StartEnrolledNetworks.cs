using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>Starts the cycles of a page of the networks enrolled in a year.</summary>
/// <param name="directory">The networks.</param>
/// <param name="library">Keeps the programme's text for as long as anything refers to it.</param>
/// <param name="client">Where cycles are started.</param>
public sealed class StartEnrolledNetworks(
    INetworkDirectory directory, IProgrammeLibrary library, OrchestrationClient client)
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
        await CycleStarter.StartAsync(client, library, programme, page, context.Cancellation);
        return new StartedNetworks(page.Count, page.Count == most ? page[^1].Network.Code.Value : null);
    }
}

/// <summary>What <see cref="StartEnrolledNetworks"/> is given.</summary>
/// <param name="Programme">The programme of the year.</param>
/// <param name="After">The code the page before ended with; empty for the first page.</param>
/// <param name="Most">The most networks.</param>
public sealed record StartEnrolledNetworksInput(ProgrammeDefinition Programme, string After, int Most);
