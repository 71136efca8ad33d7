using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProgramFlows.Hosting.Measuring;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Standalone;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What is put together on one machine, and that pages reach it.</summary>
public sealed class CompositionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private InstallationFolder Data => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_and_activities_are_served_by_one_container()
    {
        IServiceProvider pages = null!;
        await using var installation = await OpenAsync(services => pages = services);

        Assert.Same(pages.GetRequiredService<IProgressReader>(), installation.Services.GetService<IProgressReader>());
        Assert.NotNull(pages.GetService<INetworkFile>());
        Assert.NotNull(pages.GetService<IRehearsals>());
        Assert.NotNull(pages.GetService<IClockDoubt>());
        Assert.Contains(pages.GetServices<IHostedService>(), s => s is MeasuringService);
    }

    [Fact]
    public async Task A_page_rehearses_a_month_and_nothing_of_it_stays()
    {
        await using var installation = await OpenAsync(_ => { });
        var rehearsals = installation.Services.GetRequiredService<IRehearsals>();
        var programme = Programmes.Of("honest-society", 2570);
        var until = ThaiTime.StartOf(programme.Year.FirstDay.AddDays(30));

        var result = await rehearsals.PlayAsync(
            programme,
            rehearsals.Draw(programme, networks: 2, seed: 1),
            seed: 1,
            until,
            _ => { },
            TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Summary.Networks);
        Assert.Equal(0, result.Summary.Failed + result.Summary.Blocked);
        Assert.NotEmpty(result.Entries);
        Assert.All(result.Entries, e => Assert.True(e.At < until));
        Assert.Empty(await installation.Services.GetRequiredService<ISimulationReader>()
            .EntriesAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(InstallationKind.Real, false)]
    [InlineData(InstallationKind.Demo, true)]
    [InlineData(InstallationKind.Rehearsal, true)]
    internal void Only_a_demo_or_a_rehearsal_knows_simulated_people(InstallationKind kind, bool knows)
    {
        Assert.True(new InstallationMark(kind).TryPut(_folder.Path));

        var catalogue = Installation.CatalogueOf(_folder.Path);

        Assert.Equal(knows, catalogue.Orchestrators.ContainsKey(SimulatedPeople.Name.Value));
        Assert.Equal(knows, catalogue.Activities.ContainsKey(ActAsPeople.Name.Value));
    }

    private async Task<Installation> OpenAsync(Action<IServiceProvider> built)
    {
        FolderAdmission.AdmitReal(Data, isNew: true);
        var addresses = await PageAddresses.FindAsync(
            "http://localhost:0", isPublic: false, TestContext.Current.CancellationToken);
        return await Installation.OpenAsync(Data, TimeProvider.System, Data.Settings(), add =>
        {
            var app = PagesServer.Create(InstallationKind.Real, addresses, add);
            built(app.Services);
            return (app.Services, app);
        });
    }
}
