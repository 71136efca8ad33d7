using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// A morning's messages to the coordinators of all networks and to the offices, over each carrier, by the product's own
/// activity and ledger on a store on disk. What takes them on answers at once on this machine: a real one is further
/// away.
/// </summary>
internal sealed class Mornings : IScenario
{
    private const string ProgrammeId = "bench";
    private const int Provinces = 77;
    private const int Offices = 5;
    private const double Megabyte = 1 << 20;

    private static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly SiteAddress Site = new(new Uri("https://networks.example.org/"));

    private static readonly Viewer Staff = new(
        Actor.Person(new PersonId("staff")),
        [
            new Appointment(
                new PersonId("staff"), Role.ProgrammeStaff, Appointment.Everywhere, Appointment.Everywhere),
        ]);

    private readonly Dictionary<string, double> _figures = [];

    public string Name => "mornings";

    public string Tells => "a morning's messages to all networks' people: messages a second by carrier, memory";

    public int DefaultCount => 7_436;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var root = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            var settled = Path.Combine(root, "settled");
            Directory.CreateDirectory(settled);
            await SettleAsync(settled, count);
            await using var smtp = new SmtpSink();
            await using var sendGrid = await StartSendGridAsync();
            await MeasureAsync("folder", settled, services => services.AddEmailFolder(
                new EmailFolderOptions { Folder = Path.Combine(root, "mail") }));
            await MeasureAsync("smtp", settled, services => services.AddEmailSmtp(new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = smtp.Port,
                Security = SmtpSecurity.None,
                FromAddress = "networks@example.org",
            }));
            await MeasureAsync("sendgrid", settled, services => services.AddEmailSendGrid(new SendGridOptions
            {
                ApiKey = "SG.bench",
                FromAddress = "networks@example.org",
                Host = new Uri(sendGrid.Urls.First()),
            }));
            return _figures;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task MeasureAsync(string name, string settled, Func<IServiceCollection, IServiceCollection> add)
    {
        var folder = $"{settled}-{name}";
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(settled))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        await using var store = Store.Open(new StoreOptions { Folder = folder });
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        await using var carriers = add(new ServiceCollection()).BuildServiceProvider();
        var carrier = carriers.GetRequiredService<IMessageCarrier>();
        await OpenAsync(services, Channel.Of(carrier, Site));
        var dispatch = new MessageDispatch(
            carrier,
            services.GetRequiredService<IDeliveryLedger>(),
            Site,
            AllowedDomains.All,
            new SendingPace(SendingPace.Most));
        var morning = new SendMorning(
            services.GetRequiredService<INoticeBoard>(), dispatch, Site, new SenderIdentity());
        var (watch, steps, longest) = (Stopwatch.StartNew(), 0, TimeSpan.Zero);
        for (DateTimeOffset? next = At; next is not null; steps++)
        {
            var begun = watch.Elapsed;
            next = (await morning.RunAsync(
                new Engine.Contract.ActivityContext("digest", "morning", "key", CancellationToken.None),
                new SendMorningInput(Morning.AtOnce(Day), At))).NextAt;
            longest = watch.Elapsed - begun > longest ? watch.Elapsed - begun : longest;
        }

        var sent = (await services.GetRequiredService<IProgressReader>().MessagesAsync(
            Staff, 1, CancellationToken.None))!.Sent;
        _figures[$"{name}: messages"] = sent;
        _figures[$"{name}: messages a second"] = sent / watch.Elapsed.TotalSeconds;
        _figures[$"{name}: steps"] = steps;
        _figures[$"{name}: longest step, s"] = longest.TotalSeconds;
        _figures[$"{name}: working set afterwards, MB"] = Environment.WorkingSet / Megabyte;
    }

    /// <summary>As after a test message that was taken.</summary>
    private static async Task OpenAsync(ServiceProvider services, Channel channel)
    {
        if (!channel.LeavesTheMachine)
        {
            return;
        }

        var desk = services.GetRequiredService<IChannelDesk>();
        var ledger = services.GetRequiredService<IDeliveryLedger>();
        var id = new CommandId("bench-test");
        var key = ChannelTest.KeyOf(id);
        var person = new Person(new PersonId("coordinator-0"), "-", "coordinator-0@example.org", Language.Th);
        await desk.AskForTestAsync(id, channel, person, Actor.Operator, At, CancellationToken.None);
        await ledger.BeginAsync(
            new OutgoingMessage(key, person.Id, MessageKind.Test, person.Email, IsAllowed: true),
            channel,
            At,
            CancellationToken.None);
        await ledger.NoteAsync(key, null, new CarrierAnswer(CarrierVerdict.Accepted), At, CancellationToken.None);
        await desk.NoteTestAsync(channel, key, At, CancellationToken.None);
        await desk.ReleaseAsync(new CommandId("bench-release"), channel, Actor.Operator, At, CancellationToken.None);
    }

    private static async Task SettleAsync(string folder, int count)
    {
        await using var store = Store.Open(new StoreOptions { Folder = folder });
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        var networks = Enumerable.Range(0, count).Select(NetworkOf).ToList();
        var people = networks.Select((n, i) => (Id: $"coordinator-{i}", Role.Coordinator, Scope: n.Code.Value))
            .Concat(Enumerable.Range(0, Provinces).Select(
                p => (Id: $"province-{p}", Role.ProvincialCoordinator, Scope: $"{10 + p}")))
            .Concat(Enumerable.Range(0, Offices).Select(
                o => (Id: $"office-{o}", Role.RegionalOffice, Scope: $"office-{o}")))
            .ToList();
        await services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            new Roster(
                networks,
                [
                    .. people.Select(p => new Person(
                        new PersonId(p.Id), "สมหญิง ใจซื่อสัตย์", $"{p.Id}@example.org", Language.Th)),
                ],
                [.. people.Select(p => new Appointment(new PersonId(p.Id), p.Item2, p.Scope, ProgrammeId))],
                []),
            At.AddHours(-2),
            Actor.Operator,
            CancellationToken.None);
        var desk = services.GetRequiredService<ITaskDesk>();
        await Task.WhenAll(networks.Select(n => desk.OpenAsync(
            new NewTask(
                new TaskId($"task-{n.Code}"),
                n.Code,
                1,
                new LocalizedText("รวมทีมแกนนำ", "Bring the core team together"),
                Day.AddDays(-3),
                Day.AddDays(30),
                false,
                new TaskOrigin(ProgrammeId, 2570, "core-team", "1")),
            At.AddHours(-1),
            CancellationToken.None)));
        var board = services.GetRequiredService<INoticeBoard>();
        foreach (var network in networks.Where((_, i) => i % 10 == 0))
        {
            await board.QueueAsync(
                new NoticeRequest(
                    $"late-{network.Code}",
                    new TaskId($"task-{network.Code}"),
                    NoticeKind.Overdue,
                    [Role.ProvincialCoordinator, Role.RegionalOffice],
                    At.AddHours(-1)),
                CancellationToken.None);
        }
    }

    private static async Task<WebApplication> StartSendGridAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        await server.StartAsync();
        return server;
    }

    private static Network NetworkOf(int i)
    {
        var province = 10 + (i % Provinces);
        return new Network(
            new NetworkCode($"{province}{i:00000}"),
            $"เครือข่าย {i}",
            "เมือง",
            $"{province}",
            $"จังหวัด {province}",
            $"office-{i % Offices}");
    }
}
