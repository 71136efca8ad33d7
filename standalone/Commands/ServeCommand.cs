using System.CommandLine;
using ProgramFlows.Hosting;
using ProgramFlows.Standalone.Control;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>serve</c>: the engine in real time, and the pages.</summary>
internal static class ServeCommand
{
    public static Option<string> UrlsOption()
    {
        var urls = new Option<string>("--urls")
        {
            Description =
                "Where the pages are served, over http; several with ';' between. Port 0 takes one that is free.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        urls.Validators.Add(r =>
        {
            var text = r.GetValueOrDefault<string>() ?? string.Empty;
            foreach (var url in text.Length == 0 ? [] : text.Split(';'))
            {
                if (PageAddress.Parse(url, out var problem) is null)
                {
                    r.AddError(problem!);
                }
            }
        });
        return urls.NotEmpty();
    }

    public static Option<bool> PublicOption() => new("--public")
    {
        Description = "Allows --urls that other machines can reach; otherwise only this machine is served.",
    };

    public static Option<Uri> SiteOption() => new("--site")
    {
        Description = "Where the links in messages lead, as people outside this machine reach the pages.",
        DefaultValueFactory = _ => new Uri(InstallationFolder.UsualSite),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text.Length > 0
                && Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var site)
                && site.Scheme is "http" or "https")
            {
                return site;
            }

            result.AddError(text.Length == 0
                ? "--site is empty. Write it like https://networks.example.org."
                : $"'{text}' is no address. Write it like https://networks.example.org.");
            return null;
        },
    };

    public static Command Create()
    {
        var data = Options.Folder();
        var isNew = Options.New();
        var urls = UrlsOption();
        var isPublic = PublicOption();
        var (transport, signIn, sender) = (new TransportOptions(), new SignInOptions(), new SenderOptions());
        var (staff, smtp) = (new StaffOptions(), new SmtpServerOptions());
        var command = new Command("serve", "Runs the programme in real time and serves its pages.")
        {
            data, isNew, urls, isPublic, transport.Site, transport.Proxies, sender.Name, sender.Contact,
            signIn.Tries, signIn.Codes, signIn.Requests,
        };
        foreach (var option in staff.All.Concat([.. smtp.All, smtp.Pace]))
        {
            command.Add(option);
        }

        command.Does(
            async (parsed, cancellationToken) =>
            {
                var site = transport.SiteOf(parsed);
                var addresses = await PageAddresses.FindAsync(
                    parsed.GetValue(urls)!, parsed.GetValue(isPublic), cancellationToken).ConfigureAwait(false);
                var folder = new InstallationFolder(parsed.GetValue(data)!);
                FolderAdmission.AdmitReal(folder, parsed.GetValue(isNew));
                return await RunAsync(
                    folder,
                    InstallationKind.Real,
                    addresses,
                    folder.SettingsAt(site) with
                    {
                        Sender = sender.Of(parsed),
                        Smtp = smtp.ServerOf(parsed),
                        OnlyDomains = smtp.DomainsOf(parsed),
                        Pace = smtp.PaceOf(parsed),
                        SignIn = signIn.Of(parsed),
                        Staff = staff.Of(parsed),
                        Proxies = parsed.GetValue(transport.Proxies) ?? [],
                        IsTlsRequired = !site.IsLoopback,
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            whenStopped: ExitCode.Done);
        return command;
    }

    public static async Task<int> RunAsync(
        InstallationFolder data,
        InstallationKind kind,
        PageAddresses addresses,
        ProgrammeSettings settings,
        CancellationToken cancellationToken)
    {
        WebApplication? pages = null;
        await using var installation = await Installation.OpenAsync(
            data,
            TimeProvider.System,
            settings with { IsDemo = kind == InstallationKind.Demo },
            add =>
            {
                pages = PagesServer.Create(kind, addresses, add);
                return (pages.Services, pages);
            }).ConfigureAwait(false);
        var app = pages!;
        await using var control = await ControlSocket.OpenAsync(
            data.Path, installation.Engine.Client, installation.Engine.AcceptClock).ConfigureAwait(false);
        installation.Engine.Start();
        await PagesServer.StartAsync(app, addresses, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Serving {string.Join(", ", app.Urls)}. Ctrl-C stops.");
        await TellOfMessagesAsync(installation.Services, cancellationToken).ConfigureAwait(false);
        if (installation.Engine.ClockHold is { } hold)
        {
            await Console.Error.WriteLineAsync(ClockWords.HowToGoOn(hold, data.Path)).ConfigureAwait(false);
        }

        try
        {
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        if (installation.Engine.ClockHold is { } held)
        {
            await Console.Error.WriteLineAsync(ClockWords.HowToGoOn(held, data.Path)).ConfigureAwait(false);
            return ExitCode.Failed;
        }

        return ExitCode.Done;
    }

    private static async Task TellOfMessagesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var channel = Channel.Of(
            services.GetRequiredService<IMessageCarrier>(), services.GetRequiredService<SiteAddress>());
        var standing = await services.GetRequiredService<IDeliveryLedger>()
            .StandingAsync(channel, cancellationToken).ConfigureAwait(false);
        if (standing is { IsHeld: true, Reason: var reason })
        {
            await Console.Error.WriteLineAsync($"Messages over '{channel.Name}' are held. {reason}")
                .ConfigureAwait(false);
        }
        else if (channel.LeavesTheMachine)
        {
            var pace = services.GetRequiredService<SendingPace>();
            Console.WriteLine(
                $"Messages leave over '{channel.Name}', at most {pace.MessagesAMinute} a minute.");
        }
    }
}
