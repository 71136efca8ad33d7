using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Tests.Years;

/// <summary>A programme's year in virtual time: a real host, and the real store in memory.</summary>
public sealed class PlayedYear : IAsyncDisposable
{
    private readonly Store _store;
    private readonly IYearHost _host;
    private readonly ServiceProvider _services;

    private PlayedYear(
        ProgrammeDefinition programme, Store store, LetterBox letters, IYearHost host, ServiceProvider services)
    {
        Programme = programme;
        _store = store;
        Letters = letters;
        _host = host;
        _services = services;
    }

    /// <summary>Starts a host with these orchestrators and activities, services and clock.</summary>
    public delegate Task<IYearHost> StartHost(Catalogue catalogue, IServiceProvider services, DateTimeOffset start);

    /// <summary>Which year.</summary>
    public ProgrammeDefinition Programme { get; }

    /// <summary>The day on which the year and what follows it have ended.</summary>
    public DateOnly EndsOn => Programme.Year.LastDay.AddDays(Programme.Review.GraceDays + 2);

    /// <summary>How the host is reached.</summary>
    public OrchestrationClient Client => _host.Client;

    /// <summary>What people were written.</summary>
    public LetterBox Letters { get; }

    /// <summary>What the host's clock shows, UTC.</summary>
    public DateTimeOffset Now => _host.Now;

    /// <summary>Where people act.</summary>
    public ITaskDesk Desk => Port<ITaskDesk>();

    /// <summary>Takes everybody in, and starts the year an hour before its first day.</summary>
    /// <param name="startHost">Where it is played.</param>
    /// <param name="fiscalYear">Which year of the programme.</param>
    /// <param name="roster">Who takes part.</param>
    public static async Task<PlayedYear> BeginAsync(
        StartHost startHost, int fiscalYear, Func<ProgrammeDefinition, Roster> roster)
    {
        ArgumentNullException.ThrowIfNull(startHost);
        ArgumentNullException.ThrowIfNull(roster);
        var file = Path.Combine(House.Root, "programs", $"honest-society-{fiscalYear}.yaml");
        var programme = ProgrammeReader.ReadFile(file).Definition!;
        var year = await OpenAsync(startHost, programme);
        await year.AddAsync(programme, roster);
        return year;
    }

    /// <summary>Takes everybody of a programme in and starts its year, beside those that are under way.</summary>
    public async Task AddAsync(ProgrammeDefinition programme, Func<ProgrammeDefinition, Roster> roster)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(roster);
        await Port<INetworkDirectory>().TakeInAsync(roster(programme), Now, Actor.Operator, default);
        await YearStarter.StartAsync(Client, programme, default);
    }

    /// <summary>What the host's activities work with too.</summary>
    public T Port<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does something with a task of the network, as the one who may.</summary>
    public Task<CommandResult> DoAsync(
        TaskAction action, string task, string id, DateOnly? newDueOn = null, string colour = RiskColours.Green) =>
        Desk.DoAsync(
            new TaskCommand(
                new CommandId(id),
                new TaskId(TaskOf(OneNetwork.Code, task)),
                action,
                Actor.Person(new PersonId(OneNetwork.WhoMay(action))),
                Now)
            {
                Answers = SimulatedAnswers.For(
                    Programme.FindTask(task)!.Form, ThaiTime.DayOf(Now), colour, FormAnswers.None),
                Reason = "-",
                NewDueOn = action == TaskAction.Extend ? newDueOn : null,
            },
            default);

    /// <summary>Plays to a time of a day in Thailand.</summary>
    public Task PlayToAsync(DateOnly day, TimeOnly time) => _host.PlayToAsync(
        ThaiTime.Moment(day, time), async () => await Port<OutboxRelay>().DrainAsync(Now, default) > 0);

    /// <summary>Plays to the end of the year and what follows it.</summary>
    public Task PlayOutAsync() => PlayToAsync(EndsOn, TimeOnly.MinValue);

    /// <summary>A task's id in a network.</summary>
    public string TaskOf(string network, string task) =>
        InstanceIds.TaskOf(Programme.Id, Programme.FiscalYear, new NetworkCode(network), task).Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static async Task<PlayedYear> OpenAsync(StartHost startHost, ProgrammeDefinition programme)
    {
        var letters = new LetterBox();
        var store = Store.Open(new StoreOptions());
        ServiceProvider? services = null;
        var host = await startHost(
            ProgrammeCatalogue.Create(),
            new Later(() => services!),
            ThaiTime.StartOf(programme.Year.FirstDay) - TimeSpan.FromHours(1));
        services = new ServiceCollection()
            .AddStore(store)
            .AddSingleton(host.Client)
            .AddSingleton<OutboxRelay>()
            .AddSingleton<IMessageCarrier>(letters)
            .AddSingleton(new SenderIdentity(contact: "พอช. 0-2378-8300"))
            .AddSingleton(new SiteAddress(new Uri("https://programflows.example.org/")))
            .BuildServiceProvider();
        return new PlayedYear(programme, store, letters, host, services);
    }

    /// <summary>Activities ask for their ports only when they run, and by then the services stand.</summary>
    private sealed class Later(Func<IServiceProvider> services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services().GetService(serviceType);
    }
}
