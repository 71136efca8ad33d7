using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Tests.Adapters.Mail.Kills;

/// <summary>
/// The process that is killed: it sends a morning's messages by the product's own activity and carriers, and says a
/// line before and after each.
/// </summary>
internal static class SendingProcess
{
    /// <summary>What makes the test program this process.</summary>
    public const string Argument = "send-a-morning";

    /// <summary>When the morning is, UTC.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Where its links lead.</summary>
    public static readonly SiteAddress Site = new(new Uri("https://networks.example.org/"));

    public static async Task RunAsync(string folder, string carrier, string place)
    {
        await using var store = Store.Open(new StoreOptions { Folder = folder });
        await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
        await using var carriers = CarrierOf(carrier, place).BuildServiceProvider();
        var board = services.GetRequiredService<INoticeBoard>();
        var dispatch = new MessageDispatch(
            new Told(carriers.GetRequiredService<IMessageCarrier>()),
            services.GetRequiredService<IDeliveryLedger>(),
            Site,
            AllowedDomains.All,
            new SendingPace(SendingPace.Most));
        var waiting = new WaitingMessages(
            board, services.GetRequiredService<IRedRiskPost>(), dispatch, Site, new SenderIdentity());
        var morning = new SendMorning(board, dispatch, Site, new SenderIdentity());
        var step = new SendMorningInput(Morning.AtOnce(DateOnly.FromDateTime(At.Date)), At);
        while (await waiting.SendAsync(At, default) > 0
            || (await morning.RunAsync(new ActivityContext("digest", "step", "key", default), step)).NextAt is not null)
        {
            // The engine comes again as often.
        }
    }

    private static IServiceCollection CarrierOf(string name, string place) => name switch
    {
        "smtp" => new ServiceCollection().AddEmailSmtp(new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = int.Parse(place, CultureInfo.InvariantCulture),
            Security = SmtpSecurity.None,
            FromAddress = "networks@example.org",
        }),
        "sendgrid" => new ServiceCollection().AddEmailSendGrid(new SendGridOptions
        {
            ApiKey = "SG.planted",
            FromAddress = "networks@example.org",
            Host = new Uri(place),
        }),
        _ => new ServiceCollection().AddEmailFolder(new EmailFolderOptions { Folder = place }),
    };

    private sealed class Told(IMessageCarrier carrier) : IMessageCarrier
    {
        public string Name => carrier.Name;

        public bool LeavesTheMachine => carrier.LeavesTheMachine;

        public bool Deduplicates => carrier.Deduplicates;

        public async Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
        {
            await Console.Out.WriteLineAsync(message.To.Id.Value);
            var answer = await carrier.SendAsync(message, cancellationToken);
            await Console.Out.WriteLineAsync(message.To.Id.Value);
            return answer;
        }
    }
}
