using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Adapters.Vault;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Functions.Measuring;
using ProgramFlows.Functions.Pages;
using ProgramFlows.Hosting;
using ProgramFlows.Hosting.SignIn;
using ProgramFlows.Web;
using ProgramFlows.Workflows;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Functions;

/// <summary>What functions work with.</summary>
public static class ProgramServices
{
    /// <summary>Puts the programme together.</summary>
    /// <param name="services">The worker's own; each invocation has a scope of it.</param>
    /// <param name="settings">What differs from one installation to the next.</param>
    /// <param name="store">The open store; whoever opened it closes it.</param>
    public static IServiceCollection AddProgramFlows(
        this IServiceCollection services, AzureSettings settings, Store store)
    {
        ArgumentNullException.ThrowIfNull(settings);
        MeasurementExport.AddTo(services, settings.ApplicationInsights);
        if (settings.SessionKey is { } key)
        {
            services.AddVaultKey(new VaultKeyOptions { Key = key });
        }

        return services
            .Configure<WorkerOptions>(o =>
            {
                o.Serializer = new JsonObjectSerializer(Payload.Options);
                o.InputConverters.RegisterAt<TurnConverter>(0);
            })
            .AddSingleton(ProgrammeCatalogue.Create())
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddProgramme(
                store,
                new ProgrammeSettings(settings.Site!, settings.MailFolder!, settings.ProgramsFolder)
                {
                    ArchiveContainer = settings.ArchiveContainer,
                    EvidenceContainer = settings.EvidenceContainer,
                    EvidenceFolder = Path.Combine(settings.MailFolder!, "evidence"),
                    Sender = settings.Sender,
                    SendGrid = settings.SendGrid,
                    OnlyDomains = settings.AllowedDomains,
                    Pace = new SendingPace(settings.MailsAMinute),
                    Proxies = settings.ProxyNetworks,
                    Staff = settings.Staff,
                    FirstAdministrator = settings.FirstAdministrator,
                })
            .AddHostedService<FirstAdministratorService>()
            .AddHostedService<CodeSendingService>()
            .AddScoped<BoundClient>()
            .AddScoped(s => s.GetRequiredService<BoundClient>().Client)
            .AddScoped<BlockedInstances>()
            .AddSingleton(s => new PagesPipeline(s, routes => routes.MapWeb()));
    }
}
