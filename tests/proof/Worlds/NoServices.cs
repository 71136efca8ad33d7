namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>Activities of these tests have no ports.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
