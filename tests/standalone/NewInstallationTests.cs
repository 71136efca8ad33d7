using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A new installation is made only where it was asked for, and has its year by itself.</summary>
public sealed class NewInstallationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mistyped_folder_is_not_made_and_those_near_by_are_named()
    {
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows);
        await NetworksFile.ApplyAsync(_folder, file);

        const string Says = "There is no installation in 'dta'. There is one in 'data'. Name its folder with --data, "
            + "or give --new to make one in 'dta'.";
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "serve", "--data", "dta", "--urls", "http://127.0.0.1:0"), Says);
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(
                _folder, "import", file, "--apply", "--programme", CommandLine.Programme, "--data", "dta"),
            Says);
        Assert.False(Directory.Exists(_folder["dta"]));
    }

    [Fact]
    public async Task What_is_there_already_is_not_made_anew()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, "serve", "--new", "--urls", "http://127.0.0.1:0"),
            "There is an installation in 'data' already. Leave --new out, or name another folder with --data.");
    }

    [Fact]
    public async Task Serve_starts_the_year_whose_day_has_come()
    {
        await using var serving = CommandLine.Start(_folder, "serve", "--new", "--urls", "http://127.0.0.1:0");
        await serving.ServedAtAsync();

        var year = $"year-honest-society-{FiscalYearNow}";
        await serving.WhenAsync(() => DatabaseFile.HasInstance(_folder, "data", year));

        Assert.False(serving.HasEnded);
        Assert.Equal(CommandLine.Done, (await CommandLine.RunAsync(_folder, "instances", "show", year)).ExitCode);
    }

    private static int FiscalYearNow =>
        Workflows.Calendar.FiscalYear.Of(Workflows.Calendar.ThaiTime.DayOf(TimeProvider.System.GetUtcNow()))
            .BuddhistYear;
}
