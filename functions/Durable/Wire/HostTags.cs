namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>The tags by which an instance in Durable Task says what the host's own answers do not tell.</summary>
internal static class HostTags
{
    /// <summary>Who started a sub-orchestration.</summary>
    public const string Parent = "programflows-parent";

    /// <summary>Which version an instance was started with.</summary>
    public const string Version = "programflows-version";

    /// <summary>The version of an instance that has none.</summary>
    public const string FirstVersion = "1.0";
}
