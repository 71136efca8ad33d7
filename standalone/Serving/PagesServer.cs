using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProgramFlows.Hosting.Measuring;
using ProgramFlows.Hosting.SignIn;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;
using ProgramFlows.Web;
using ProgramFlows.Web.Demo;

namespace ProgramFlows.Standalone.Serving;

/// <summary>
/// The pages of an installation on this machine. What it does follows from the command line alone: no configuration
/// file and no environment variable is read, and no file is watched.
/// </summary>
internal static class PagesServer
{
    private const int MostConnections = 1_000;

    // Which due days move is worth knowing, once a year.
    private const string Programs = "ProgramFlows.Adapters.Programs";

    private static readonly TimeSpan PatienceWithHeaders = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceBetweenRequests = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(10);

    /// <summary>A server that takes nothing from the machine around it and serves nothing yet.</summary>
    public static WebApplicationBuilder NewServer(Action<KestrelServerOptions> listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PagesServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            listen(kestrel);
        });
        builder.Services.AddRoutingCore();
        builder.Logging.ToStandardError(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical)
            .AddFilter(Programs, LogLevel.Information);
        return builder;
    }

    /// <summary>Puts the pages and all that runs beside them into one container.</summary>
    /// <param name="kind">What the installation is for.</param>
    /// <param name="addresses">Where they are served.</param>
    /// <param name="addInstallation">Adds the installation.</param>
    public static WebApplication Create(
        InstallationKind kind, PageAddresses addresses, Action<IServiceCollection> addInstallation)
    {
        var builder = NewServer(kestrel => Listen(kestrel, addresses));
        addInstallation(builder.Services);
        builder.Services
            .Configure<HostOptions>(o => o.ShutdownTimeout = PatienceAtTheEnd)
            .AddHostedService<PairKeeper>()
            .AddHostedService<RelayService>()
            .AddHostedService<CodeSendingService>()
            .AddHostedService<SweepService>()
            .AddHostedService<MeasuringService>();
        if (kind == InstallationKind.Real)
        {
            builder.Services.AddHostedService<YearService>();
        }
        else if (kind == InstallationKind.Demo)
        {
            builder.Services.AddDemo();
        }

        var app = builder.Build();
        app.Use(RequestsOfConnection.CountAsync);
        app.UseWeb(routes =>
        {
            routes.MapWeb();
            if (kind == InstallationKind.Demo)
            {
                routes.MapDemo();
            }
        });
        return app;
    }

    /// <summary>Begins to serve.</summary>
    /// <exception cref="IOException">An address cannot be listened on.</exception>
    public static async Task StartAsync(
        WebApplication app, PageAddresses addresses, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException)
        {
            throw PageAddresses.CannotServe(addresses.Text, e);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, PageAddresses addresses)
    {
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = PatienceWithHeaders;
        kestrel.Limits.KeepAliveTimeout = PatienceBetweenRequests;
        foreach (var endPoint in addresses.EndPoints)
        {
            kestrel.Listen(endPoint, o => o.Protocols = HttpProtocols.Http1);
        }
    }
}
