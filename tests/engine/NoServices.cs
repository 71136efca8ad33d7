namespace ProgramFlows.Tests.Engine;

/// <summary>Activities of these tests need nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
