namespace ProgramFlows.Engine.Contract;

/// <summary>How an instance is started.</summary>
/// <param name="Reuse">What happens when the id is taken. There is no default: whoever starts must say it.</param>
public sealed record StartOptions(InstanceIdReuse Reuse)
{
    /// <summary>Small facts to find the instance by, as <see cref="InstanceTag"/> allows.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
