using System.CommandLine;
using System.Net.Sockets;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Standalone.Control;
using ProgramFlows.Web;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>serve</c>: the engine in real time, and the pages.</summary>
internal static class ServeCommand
{
    public static Option<string> UrlsOption()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where the pages are served; several with ';' between. Port 0 takes one that is free.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        urls.Validators.Add(r =>
        {
            foreach (var url in (r.GetValueOrDefault<string>() ?? string.Empty).Split(';'))
            {
                // '+' and '*' stand for every name of this machine.
                if (!Uri.TryCreate(url.Replace("//+", "//any").Replace("//*", "//any"), UriKind.Absolute, out var uri)
                    || uri.Scheme is not ("http" or "https"))
                {
                    r.AddError($"'{url}' is no address. Write it like http://localhost:5080.");
                }
            }
        });
        return urls;
    }

    public static Option<Uri> SiteOption() => new("--site")
    {
        Description = "Where the links in messages lead, as people outside this machine reach the pages.",
        DefaultValueFactory = _ => new Uri("http://localhost:5080/"),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var site)
                && site.Scheme is "http" or "https")
            {
                return site;
            }

            result.AddError($"'{text}' is no address. Write it like https://networks.example.org.");
            return null;
        },
    };

    public static Command Create()
    {
        var data = Options.Folder();
        var urls = UrlsOption();
        var site = SiteOption();
        var command = new Command("serve", "Runs the programme in real time and serves its pages.")
        {
            data, urls, site,
        };
        command.Does((parsed, cancellationToken) => RunAsync(
            new InstallationFolder(parsed.GetValue(data)),
            parsed.GetValue(urls)!,
            parsed.GetValue(site)!,
            cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(
        InstallationFolder data, string urls, Uri site, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(
            data,
            TimeProvider.System,
            s => s
                .AddEmailFolder(new EmailFolderOptions { Folder = data.Mail })
                .AddSingleton(new SiteAddress(site))).ConfigureAwait(false);
        var builder =
            WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls).UseStaticWebAssets();
        builder.Logging.ToStandardError(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.Services
            .AddWeb()
            .AddSessionKeys(installation.Store)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(installation.Services.GetRequiredService<IProgressReader>())
            .AddSingleton(installation.Relay)
            .AddSingleton(installation)
            .AddHostedService<RelayService>();
        await using var app = builder.Build();
        app.UseWeb(routes =>
        {
            routes.MapStaticAssets();
            routes.MapWeb();
        });
        await using var control = await ControlSocket.OpenAsync(data.Path!, installation.Engine.Client)
            .ConfigureAwait(false);
        installation.Engine.Start();
        await StartAsync(app, urls, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Serving {string.Join(", ", app.Urls)}. Ctrl-C stops.");
        try
        {
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static async Task StartAsync(WebApplication app, string urls, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            throw new IOException(
                $"The pages cannot be served at '{urls}' ({e.Message}). Name another address with --urls.", e);
        }
    }
}
