namespace ProgramFlows.Adapters.Programs;

/// <summary>The codes of the provinces of Thailand, as the state numbers them.</summary>
internal static class ProvinceCodes
{
    private static readonly (int From, int To)[] Ranges =
        [(10, 27), (30, 49), (50, 58), (60, 67), (70, 77), (80, 86), (90, 96)];

    public static bool IsKnown(string code) =>
        code is [>= '0' and <= '9', >= '0' and <= '9'] && ((code[0] - '0') * 10) + (code[1] - '0') is var number
        && Array.Exists(Ranges, r => number >= r.From && number <= r.To);
}
