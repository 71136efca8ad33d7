namespace ProgramFlows.Workflows.Networks;

/// <summary>Finds the place of a network that an older release wrote down, which knew other codes.</summary>
public static class PlaceMatch
{
    /// <summary>
    /// By its names first, as 131 codes of the older list are another place's today; then by a former code; then by its
    /// code, where the place of that code is in the same district and its name differs by a letter or two of spelling.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="places">The places.</param>
    /// <returns>Null when it cannot be told.</returns>
    public static Place? Find(Network network, PlaceIndex places)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(places);
        return places.Named(network.Name, network.District, network.ProvinceCode)
            ?? places.OfFormerCode(network.Code.Value)
            ?? (places.OfCode(network.Code.Value) is { } place
                && place.District == network.District
                && place.ProvinceCode == network.ProvinceCode
                && DiffersInSpelling(place.Name, network.Name)
                    ? place
                    : null);
    }

    /// <summary>Whether one letter was added, left out or written otherwise.</summary>
    private static bool DiffersInSpelling(string a, string b)
    {
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        return Math.Max(a.Length, b.Length) - start - end <= 1;
    }
}
