namespace ProgramFlows.Workflows.Networks;

/// <summary>The places where a network may stand.</summary>
public interface IGazetteer
{
    /// <summary>Every subdistrict, ordered by code; the same on every machine.</summary>
    IReadOnlyList<Place> Places { get; }

    /// <summary>Codes of older registers, and the code that stands for the same place today.</summary>
    IReadOnlyDictionary<string, string> FormerCodes { get; }
}
