using ProgramFlows.Workflows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Rehearsals;
using Xunit;

namespace ProgramFlows.Tests.Architecture;

/// <summary>Readers stay small, and show each viewer what they may see.</summary>
public sealed class ReadersTests
{
    private const int MostMethods = 6;

    // Before anybody is a viewer: the one is asked who somebody is, the other is for whoever plays everybody.
    private static readonly Type[] WithoutViewer = [typeof(IPersonReader), typeof(ISimulationReader)];

    [Fact]
    public void No_port_is_a_drawer() =>
        Assert.Empty(
            from port in typeof(ProgrammeCatalogue).Assembly.GetExportedTypes()
            where port.IsInterface && port.GetMethods().Length > MostMethods
            select $"{port.Name}: {port.GetMethods().Length} methods");

    [Fact]
    public void A_reader_is_asked_by_somebody()
    {
        var readers = typeof(ProgrammeCatalogue).Assembly.GetExportedTypes()
            .Where(t => t.IsInterface && t.Name.EndsWith("Reader", StringComparison.Ordinal)).ToList();

        Assert.Superset(WithoutViewer.ToHashSet(), readers.ToHashSet());
        Assert.Empty(
            from reader in readers.Except(WithoutViewer)
            from method in reader.GetMethods()
            where method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Viewer)
            select $"{reader.Name}.{method.Name}");
    }
}
