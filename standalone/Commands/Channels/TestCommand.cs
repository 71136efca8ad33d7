using System.CommandLine;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary><c>channels test</c>: tries a channel with one message, before it is released.</summary>
internal sealed class TestCommand
{
    private readonly ChannelsPlace _place = new(namesChannel: false);
    private readonly SmtpServerOptions _smtp = new();
    private readonly SendGridAccountOptions _sendGrid = new();
    private readonly SenderOptions _sender = new();

    private readonly Option<string> _to = new Option<string>("--to")
    {
        Description = "The address that the test message goes to; it stands in no log and not in the store.",
        Required = true,
    }.NotEmpty();

    private TestCommand()
    {
    }

    public static Command Create()
    {
        var test = new TestCommand();
        var command = new Command(
            "test", "Sends one test message, also over a held channel; without a server it is laid down in the folder.")
        {
            test._to,
        };
        test._place.AddTo(command);
        foreach (var option in (Option[])
            [.. test._smtp.All, .. test._sendGrid.All, test._sender.Name, test._sender.Contact])
        {
            command.Add(option);
        }

        command.Does(test.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var written = parsed.GetValue(_to)!.Trim();
        var to = EmailAddress.Read(written)
            ?? throw new IOException($"--to: {EmailAddress.WhyNot(written)!.En} Nothing was done.");
        var addCarrier = CarrierOf(parsed);
        return await _place.InStoreAsync(parsed, async (store, site, folder) =>
        {
            var services = new ServiceCollection()
                .AddStore(store)
                .AddSingleton(new SiteAddress(site))
                .AddSingleton(_sender.Of(parsed))
                .AddSingleton(new AllowedDomains(_smtp.DomainsOf(parsed)))
                .AddSingleton(new SendingPace())
                .AddScoped<MessageDispatch>()
                .AddScoped<ChannelTest>();
            addCarrier(services, folder);
            await using var provider = services.BuildServiceProvider();
            await using var scope = provider.CreateAsyncScope();
            var (result, trial) = await scope.ServiceProvider.GetRequiredService<ChannelTest>().SendToAddressAsync(
                new CommandId(Guid.NewGuid().ToString("N")),
                to,
                Language.Th,
                ChannelsPlace.Owner,
                TimeProvider.System.GetUtcNow(),
                stop).ConfigureAwait(false);
            return Tell(
                scope.ServiceProvider.GetRequiredService<IMessageCarrier>().Name,
                trial ?? throw new IOException(RefusalTexts.Of(result.Why!.Value, Language.En)),
                site);
        }).ConfigureAwait(false);
    }

    /// <summary>What carries the message: a server, an account, or the data folder.</summary>
    private Action<IServiceCollection, InstallationFolder?> CarrierOf(ParseResult parsed)
    {
        var (server, from) = (_smtp.ServerOf(parsed), _sender.Of(parsed).Name);
        if (_sendGrid.AccountOf(parsed, _smtp.FromOf(parsed)) is { } account)
        {
            return server is null
                ? (services, _) => AddAccount(services, account with { FromName = from })
                : throw new IOException("--smtp and --sendgrid-key-file exclude each other. Give one of them.");
        }

        return (services, folder) => _ = server is not null
            ? services.AddEmailSmtp(server with { FromName = from })
            : services.AddEmailFolder(new EmailFolderOptions
            {
                FromName = from,
                Folder = folder?.Mail ?? throw new IOException(
                    "With --store, --smtp or --sendgrid-key-file must name what carries the test message."),
            });
    }

    private static void AddAccount(IServiceCollection services, SendGridOptions account)
    {
        try
        {
            services.AddEmailSendGrid(account);
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static int Tell(string channel, ChannelTrial trial, Uri site)
    {
        var reason = trial.Reason is { } said ? $" {said}" : "";
        switch (trial.State)
        {
            case MessageState.Accepted or MessageState.Delivered:
                Console.WriteLine(
                    $"{channel}: the test message was taken. See that it arrives, then let messages go with "
                    + $"'programflows channels release --channel {channel} --site {site.AbsoluteUri.TrimEnd('/')}'.");
                return ExitCode.Done;
            case MessageState.Unknown or MessageState.Sending or MessageState.Pending:
                throw new IOException(
                    $"{channel}: it is not known whether the test message was taken.{reason} See whether it arrives, "
                    + "and send another.");
            default:
                throw new IOException(
                    $"{channel}: the test message was not taken.{reason} The channel stays as it is.");
        }
    }
}
