using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Relay;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Tests.Workflows.Years;

/// <summary>A programme's year in virtual time: the real engine and the real store, in memory.</summary>
internal sealed class PlayedYear : IAsyncDisposable
{
    private readonly VirtualClock _clock;
    private readonly ServiceProvider _services;
    private readonly Store _store;
    private readonly VirtualTime _time;

    private PlayedYear(ProgrammeDefinition programme, string? folder)
    {
        Programme = programme;
        _clock = new VirtualClock(ThaiTime.StartOf(programme.Year.FirstDay) - TimeSpan.FromHours(1));
        _store = Store.Open(new StoreOptions { Folder = folder });
        var services = new ServiceCollection();
        ServiceProvider? provider = null;
        Engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = _clock },
            ProgrammeCatalogue.Create(),
            new Later(() => provider!),
            NullLoggerFactory.Instance);
        services.AddStore(_store)
            .AddSingleton(Engine.Client)
            .AddSingleton<OutboxRelay>()
            .AddSingleton<IMessageSender>(Letters)
            .AddSingleton(new SiteAddress(new Uri("https://programflows.example.org/")));
        _services = provider = services.BuildServiceProvider();
        var relay = provider.GetRequiredService<OutboxRelay>();
        _time = new VirtualTime(Engine, _clock)
        {
            Settle = async token => await relay.DrainAsync(_clock.GetUtcNow(), token) > 0,
        };
        Engine.Start();
    }

    public ProgrammeDefinition Programme { get; }

    public EmbeddedEngine Engine { get; }

    public LetterBox Letters { get; } = new();

    public DateTimeOffset Now => _clock.GetUtcNow();

    public ITaskDesk Desk => Port<ITaskDesk>();

    public static async Task<PlayedYear> BeginAsync(
        int fiscalYear, Func<ProgrammeDefinition, Roster> roster, string? folder = null)
    {
        var file = Path.Combine(House.Root, "programs", $"honest-society-{fiscalYear}.yaml");
        var year = new PlayedYear(ProgrammeReader.ReadFile(file).Definition!, folder);
        await year.Port<INetworkDirectory>().TakeInAsync(roster(year.Programme), year.Now, "test", default);
        await year.Engine.Client.StartAsync(
            ProgrammeYear.Name,
            TaskIdentity.YearOf(year.Programme.Id, fiscalYear),
            new ProgrammeYearInput(year.Programme),
            new StartOptions(InstanceIdReuse.Never),
            default);
        return year;
    }

    public T Port<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Plays to a time of a day in Thailand.</summary>
    public Task PlayToAsync(DateOnly day, TimeOnly time) => _time.PlayToAsync(ThaiTime.Moment(day, time), default);

    /// <summary>Plays to the end of the year and what follows it.</summary>
    public Task PlayOutAsync() =>
        PlayToAsync(Programme.Year.LastDay.AddDays(Programme.Review.GraceDays + 2), TimeOnly.MinValue);

    /// <summary>A task's id in a network.</summary>
    public string TaskOf(string network, string task) =>
        TaskIdentity.Of(Programme.Id, Programme.FiscalYear, network, task);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private sealed class Later(Func<IServiceProvider> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services().GetService(serviceType);
    }
}
