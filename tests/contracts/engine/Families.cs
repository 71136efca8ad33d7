using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>An instance with three parts, each with two of its own: several on every level.</summary>
internal static class Families
{
    /// <summary>All of it but the instance itself.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        ["a", "a-1", "a-2", "b", "b-1", "b-2", "c", "c-1", "c-2"];

    /// <summary>Each of them ends when it is asked to.</summary>
    public static Catalogue Catalogue => new Catalogue()
        .Story("Leaf", c => c.WaitForExternalEventAsync(OrchestrationClient.CancelRequested))
        .Story("Part", c => AllOf(c, "Leaf", $"{c.InstanceId}-1", $"{c.InstanceId}-2"))
        .Story("Story", c => AllOf(c, "Part", "a", "b", "c"));

    /// <summary>Where each of them stands; null for one that is gone.</summary>
    public static async Task<IReadOnlyList<OrchestrationStatus?>> PartsAsync(
        this IEngineHost host, CancellationToken cancellationToken)
    {
        var found = new List<OrchestrationStatus?>();
        foreach (var part in Parts)
        {
            found.Add((await host.Client.GetAsync(part, cancellationToken))?.Status);
        }

        return found;
    }

    private static async Task<string> AllOf(OrchestrationContext c, string name, params string[] ids) =>
        string.Join(", ", await Task.WhenAll(ids.Select(id => c.Sub(name, id))));
}
