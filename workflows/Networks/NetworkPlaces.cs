namespace ProgramFlows.Workflows.Networks;

/// <summary>Gives the networks of an older release their place, and tells which have none.</summary>
/// <param name="directory">The networks.</param>
/// <param name="gazetteer">The places.</param>
public sealed class NetworkPlaces(INetworkDirectory directory, IGazetteer gazetteer)
{
    private readonly Lazy<PlaceIndex> _places = new(() => new PlaceIndex(gazetteer));

    /// <summary>
    /// Corrects the places of networks of which it can be told; codes, offices and everything that runs stay as they
    /// are. A second time nothing changes.
    /// </summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The networks whose place nobody could tell.</returns>
    public async Task<IReadOnlyList<Network>> CorrectAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var unplaced = await directory.UnplacedAsync(cancellationToken);
        if (unplaced.Count == 0)
        {
            return [];
        }

        var found = unplaced
            .Select(n => (Network: n, Place: PlaceMatch.Find(n, _places.Value)))
            .ToList();
        var placed = found.Where(f => f.Place is not null).Select(f => f.Network.StandingIn(f.Place!)).ToList();
        if (placed.Count > 0)
        {
            await directory.CorrectPlacesAsync(placed, at, cancellationToken);
        }

        return [.. found.Where(f => f.Place is null).Select(f => f.Network)];
    }
}
