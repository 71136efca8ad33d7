using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Vaults;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>What the loader says of due days that are no working days.</summary>
public sealed class MovedDaysTests
{
    private const string Due = "due: 2026-10-31";

    [Theory]
    [InlineData("2026-10-31", "Sat 31 Oct 2026, a weekend; it is due on Mon 2 Nov 2026.")]
    [InlineData("2026-10-23", "Fri 23 Oct 2026, Chulalongkorn Day; it is due on Mon 26 Oct 2026.")]
    public void A_due_day_that_moves_is_noted_with_its_place_and_is_no_mistake(string due, string note)
    {
        var line = SmallProgramme.Text[..SmallProgramme.Text.IndexOf(Due, StringComparison.Ordinal)].Split('\n').Length;

        var read = Read(due);

        Assert.Empty(read.Mistakes);
        Assert.NotNull(read.Definition);
        Assert.StartsWith($"small.yaml:{line}:", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.EndsWith(note, read.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_due_day_that_is_a_working_day_is_not_noted() => Assert.Empty(Read("2026-10-30").Notes);

    [Fact]
    public async Task Whoever_starts_a_year_finds_them_in_the_log()
    {
        using var folder = new TemporaryFolder();
        var small = Read("2026-10-31").Definition!;
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder[$"{small.Id}-{small.FiscalYear}.yaml"], SmallProgramme.Text, cancellation);
        using var log = new KeptLog(LogLevel.Information);
        await using var services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(log))
            .AddProgrammes(folder.Path)
            .BuildServiceProvider();

        await services.GetRequiredService<IProgrammeSource>().FindAsync(small.Id, small.FiscalYear, cancellation);

        Assert.EndsWith("it is due on Mon 2 Nov 2026.", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private static ReadProgramme Read(string due) => ProgrammeReader.Read(
        SmallProgramme.FileName, SmallProgramme.Text.Replace(Due, $"due: {due}", StringComparison.Ordinal));
}
