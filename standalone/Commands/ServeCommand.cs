using System.CommandLine;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Standalone.Control;
using ProgramFlows.Web;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>serve</c>: the engine in real time, and the pages.</summary>
internal static class ServeCommand
{
    public static Option<string> UrlsOption() => new("--urls")
    {
        Description = "Where the pages are served.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    public static Command Create()
    {
        var data = Options.Folder();
        var urls = UrlsOption();
        var command = new Command("serve", "Runs the programme in real time and serves its pages.") { data, urls };
        command.Does((parsed, cancellationToken) =>
            RunAsync(new InstallationFolder(parsed.GetValue(data)), parsed.GetValue(urls)!, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(InstallationFolder data, string urls, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(
            data, TimeProvider.System, s => s.AddEmailFolder(new EmailFolderOptions { Folder = data.Mail }))
                .ConfigureAwait(false);
        var builder =
            WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls).UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddWeb()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(installation.Services.GetRequiredService<IProgressReader>())
            .AddSingleton(installation)
            .AddHostedService<RelayService>();
        await using var app = builder.Build();
        app.MapStaticAssets();
        app.MapWeb();
        await using var control = await ControlSocket.OpenAsync(data.Path!, installation.Engine.Client)
            .ConfigureAwait(false);
        installation.Engine.Start();
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
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
}
