using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Archive;
using ProgramFlows.Adapters.Csv;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Adapters.Evidence;
using ProgramFlows.Adapters.Evidence.Blobs;
using ProgramFlows.Adapters.Evidence.Folder;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Hosting.Measuring;
using ProgramFlows.Web;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Hosting;

/// <summary>The door of this room: the programme's services, the same on both hosts.</summary>
public static class ProgrammeHosting
{
    /// <summary>
    /// Puts the programme together. The host brings what differs: its <see cref="TimeProvider"/>, the catalogue and
    /// the <see cref="Engine.Contract.OrchestrationClient"/>, a scope's own in Azure.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="store">The open store; whoever opened it closes it.</param>
    /// <param name="settings">What differs from one installation to the next.</param>
    public static IServiceCollection AddProgramme(
        this IServiceCollection services, Store store, ProgrammeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.ArchiveContainer is { } container)
        {
            services.AddArchiveWatch(new ArchiveWatchOptions { Container = container });
        }

        if (settings.SendGrid is { } account)
        {
            services.AddEmailSendGrid(account with { FromName = settings.Sender.Name });
        }
        else if (settings.Smtp is { } server)
        {
            services.AddEmailSmtp(server with { FromName = settings.Sender.Name });
        }
        else if (settings.MailFolder is { } mail)
        {
            services.AddEmailFolder(new EmailFolderOptions { Folder = mail, FromName = settings.Sender.Name });
        }

        if (settings.EvidenceContainer is { } evidence)
        {
            services.AddEvidenceBlobs(new EvidenceBlobsOptions { Container = evidence });
        }
        else if (settings.EvidenceFolder is { } folder)
        {
            services.AddEvidenceFolder(new EvidenceFolderOptions { Folder = folder });
        }

        return services
            .AddSingleton(new EvidenceLimits())
            .AddScoped<EvidenceSweep>()
            .AddScoped<MessageSweep>()
            .AddSingleton(new SiteAddress(settings.Site))
            .AddSingleton(settings)
            .AddSingleton(settings.Sender)
            .AddStore(store)
            .AddSessionKeys(store)
            .AddProgrammes(settings.ProgramsFolder)
            .AddCsvFiles(Path.Combine(settings.ProgramsFolder, "places"))
            .AddScoped<OutboxRelay>()
            .AddSingleton(new AllowedDomains(settings.OnlyDomains))
            .AddSingleton(settings.Pace)
            .AddScoped<MessageDispatch>()
            .AddScoped<ChannelTest>()
            .AddScoped<WaitingMessages>()
            .AddScoped<CodeSender>()
            .AddScoped<LetterSender>()
            .AddScoped<RunningTexts>()
            .AddSingleton<NetworkPlaces>()
            .AddScoped<YearStarter>()
            .AddSingleton<Gauges>()
            .AddScoped<StoreWatch>()
            .AddScoped<MessageWatch>()
            .AddScoped<InstanceWatch>()
            .AddScoped<ArchiveWatch>()
            .AddWeb(new WebOptions
            {
                IsDemo = settings.IsDemo,
                Proxies = settings.Proxies,
                Staff = settings.Staff,
                TlsSite = settings.IsTlsRequired ? settings.Site : null,
            });
    }
}
