namespace ProgramFlows.Tests.Contracts;

/// <summary>
/// The numbered experiments with the real Durable Task whose golden trace this suite follows. A test names the one it
/// follows by its trait <c>Experiment</c>.
/// </summary>
public static class Experiments
{
    /// <summary>The name of the trait.</summary>
    public const string Trait = "Experiment";

    /// <summary>Those that say something about what an orchestrator may rely on here: each has a test.</summary>
    public static IReadOnlyList<string> Applicable { get; } =
    [
        "E1", "E1b", "E1c", "E2", "E3", "E3b", "E3c", "E4", "E4b", "E5", "E5b", "E5c", "E8", "E9", "E9b", "E10", "E11",
        "E11b", "E12", "E12b", "E12c", "E13", "E14", "E16", "E16b", "E16c", "E23", "E24", "E25", "E26", "E27", "E28",
        "E30", "E31", "E32", "E33", "E34", "E35", "E40",
    ];

    /// <summary>Parts of the trace that this contract does not have, and why. All other parts are followed.</summary>
    public static IReadOnlyDictionary<string, string> NotApplicable { get; } = new Dictionary<string, string>
    {
        ["E25 SendEvent"] = "An orchestrator of this contract sends no events to other instances.",
        ["E16 chain"] = "How a long timer is cut into pieces is the host's affair; the moment it fires is tested.",
        ["E12 dummy timer"] = "The extra timer after a last failed attempt need not exist here (a stated difference).",
    };
}
