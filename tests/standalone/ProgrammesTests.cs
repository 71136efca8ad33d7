using ProgramFlows.Standalone.Commands;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Which programme a command means when none is named.</summary>
public sealed class ProgrammesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_only_one_of_its_year_is_meant()
    {
        Write("honest-society", 2570);
        Write("honest-society", 2569);
        Write("welfare-fund", 2571);

        var programme = Programmes.UnderWay(_folder.Path, Today);

        Assert.Equal(("honest-society", 2570), (programme.Id, programme.FiscalYear));
    }

    [Fact]
    public void Of_several_of_a_year_none_is_guessed_and_all_are_named()
    {
        Write("honest-society", 2570);
        Write("welfare-fund", 2570);

        var refused = Assert.Throws<ProgrammeException>(() => Programmes.UnderWay(_folder.Path, Today));

        Assert.Equal(
            "There are 2 programmes of fiscal year 2570. Say which one is meant: "
            + $"--programme {_folder["honest-society-2570.yaml"]} or --programme {_folder["welfare-fund-2570.yaml"]}.",
            refused.Message);
    }

    [Fact]
    public void A_programme_that_is_named_is_the_one() =>
        Assert.Equal(2570, Programmes.Named(CommandLine.Programme, new DateOnly(2025, 1, 1)).FiscalYear);

    [Fact]
    public void Before_any_has_begun_there_is_none()
    {
        Write("honest-society", 2571);

        var refused = Assert.Throws<ProgrammeException>(() => Programmes.UnderWay(_folder.Path, Today));

        Assert.Contains("has begun by 2026-11-25", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The shipped programme under another id, moved by whole years.</summary>
    private void Write(string id, int fiscalYear)
    {
        var text = File.ReadAllText(CommandLine.Programme)
            .Replace("id: honest-society", $"id: {id}", StringComparison.Ordinal)
            .Replace("2027-", "SECOND-", StringComparison.Ordinal)
            .Replace("2026-", $"{fiscalYear - 544}-", StringComparison.Ordinal)
            .Replace("SECOND-", $"{fiscalYear - 543}-", StringComparison.Ordinal)
            .Replace("fiscal-year: 2570", $"fiscal-year: {fiscalYear}", StringComparison.Ordinal);
        File.WriteAllText(_folder[$"{id}-{fiscalYear}.yaml"], text);
    }
}
