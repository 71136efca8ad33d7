using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>What CODI's regional offices are called (manual, L1054-1089).</summary>
public static class OfficeName
{
    private static readonly Dictionary<string, LocalizedText> Names = new(StringComparer.Ordinal)
    {
        ["north"] = new("สำนักงานภาคเหนือ", "Northern regional office"),
        ["central-west"] = new("สำนักงานภาคกลางและตะวันตก", "Central and western regional office"),
        ["northeast"] = new("สำนักงานภาคตะวันออกเฉียงเหนือ", "Northeastern regional office"),
        ["bangkok-east"] = new(
            "สำนักงานภาคกรุงเทพฯ ปริมณฑล และตะวันออก", "Regional office of Bangkok, its vicinity and the East"),
        ["south"] = new("สำนักงานภาคใต้", "Southern regional office"),
    };

    /// <summary>An office's name; one that is not CODI's is called as it is written.</summary>
    /// <param name="office">The office, as places name it.</param>
    public static LocalizedText Of(string office) =>
        Names.GetValueOrDefault(office) ?? new LocalizedText($"สำนักงานภาค {office}", $"Regional office {office}");
}
