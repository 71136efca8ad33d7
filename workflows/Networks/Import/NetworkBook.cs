namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Finds the network that a row means: the known one of the same place and kind, whatever its code; or the one that has
/// the code and whose place nobody could tell. Otherwise it is new, and where another has its code already, a letter is
/// added.
/// </summary>
internal sealed class NetworkBook
{
    private readonly Dictionary<NetworkCode, Network> _byCode;
    private readonly Dictionary<(string Place, bool IsMunicipality), Network> _byPlace;

    public NetworkBook(IReadOnlyList<Network> known)
    {
        _byCode = known.ToDictionary(n => n.Code);
        _byPlace = known.Where(n => n.PlaceCode is not null)
            .GroupBy(KeyOf)
            .ToDictionary(g => g.Key, g => g.MinBy(n => n.Code.Value, StringComparer.Ordinal)!);
    }

    public bool IsKnown(NetworkCode code) => _byCode.ContainsKey(code);

    /// <summary>The network, standing where the row says, under the code that it has.</summary>
    public Network Of(Network wanted)
    {
        var known = _byPlace.GetValueOrDefault(KeyOf(wanted))
            ?? (_byCode.GetValueOrDefault(wanted.Code) is { PlaceCode: null } unplaced ? unplaced : null);
        return known is null
            ? wanted with { Code = Free(wanted.Code) }
            : wanted with
            {
                Code = known.Code,
                OwnName = wanted.OwnName ?? known.OwnName,
                ClosedOn = known.ClosedOn,
            };
    }

    private static (string Place, bool IsMunicipality) KeyOf(Network network) =>
        (network.PlaceCode!, network.Kind == NetworkKind.Municipality);

    private NetworkCode Free(NetworkCode code)
    {
        var free = code;
        for (var letter = 'a'; _byCode.ContainsKey(free); letter++)
        {
            free = new NetworkCode(code.Value + letter);
        }

        return free;
    }
}
