namespace ProgramFlows.Tests.Support;

/// <summary>For activities that have no ports.</summary>
public sealed class NoServices : IServiceProvider
{
    /// <summary>The one there needs to be.</summary>
    public static NoServices Instance { get; } = new();

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => null;
}
