using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>Starts the cycles of networks that joined late.</summary>
/// <param name="directory">The networks.</param>
/// <param name="library">Keeps the programme's text for as long as anything refers to it.</param>
/// <param name="client">Where cycles are started.</param>
public sealed class StartNetworks(
    INetworkDirectory directory, IProgrammeLibrary library, OrchestrationClient client)
    : Activity<StartNetworksInput, StartedNetworks>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<StartNetworksInput, StartedNetworks> Name { get; } = new("StartNetworks");

    /// <inheritdoc/>
    public override async Task<StartedNetworks> RunAsync(ActivityContext context, StartNetworksInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var (programme, codes) = input;
        var enrolled =
            await directory.EnrolledAmongAsync(programme.Id, programme.FiscalYear, codes, context.Cancellation);

        // Those who were enrolled before the year began were started, and counted, with all others when it did.
        return new StartedNetworks(
            await CycleStarter.StartAsync(client, library, programme, enrolled, context.Cancellation), null);
    }
}

/// <summary>What <see cref="StartNetworks"/> is given.</summary>
/// <param name="Programme">The programme of the year.</param>
/// <param name="Codes">The networks' codes.</param>
public sealed record StartNetworksInput(ProgrammeDefinition Programme, IReadOnlyList<NetworkCode> Codes);
