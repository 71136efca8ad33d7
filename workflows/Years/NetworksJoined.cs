using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.Years;

/// <summary>Networks that were enrolled after the year had begun.</summary>
/// <param name="Codes">Their codes.</param>
public sealed record NetworksJoined(IReadOnlyList<NetworkCode> Codes)
{
    /// <summary>How a programme year hears of them.</summary>
    public static EventName<NetworksJoined> Event { get; } = new("NetworksJoined");
}
