using System.Globalization;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.Operations;

/// <summary>
/// The tags by which an operator finds the programme's instances. A follow-up has those of its network's cycle.
/// </summary>
public static class InstanceTags
{
    /// <summary>The programme's id.</summary>
    public const string Programme = "programme";

    /// <summary>The fiscal year, Buddhist era.</summary>
    public const string Year = "year";

    /// <summary>The province's code.</summary>
    public const string Province = "province";

    /// <summary>The network's code.</summary>
    public const string Network = "network";

    /// <summary>Of a programme year.</summary>
    public static IReadOnlyDictionary<string, string> OfYear(string programmeId, int fiscalYear) =>
        new Dictionary<string, string>
        {
            [Programme] = programmeId,
            [Year] = fiscalYear.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>Of a network's cycle.</summary>
    public static IReadOnlyDictionary<string, string> OfCycle(string programmeId, int fiscalYear, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Dictionary<string, string>(OfYear(programmeId, fiscalYear))
        {
            [Province] = network.ProvinceCode,
            [InstanceTags.Network] = network.Code.Value,
        };
    }
}
