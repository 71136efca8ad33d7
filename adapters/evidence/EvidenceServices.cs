using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Evidence.Blobs;
using ProgramFlows.Adapters.Evidence.Cleaning;
using ProgramFlows.Adapters.Evidence.Folder;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence;

/// <summary>The doors of this room: one for each place where files of evidence are kept.</summary>
public static class EvidenceServices
{
    /// <summary>Keeps them in a folder of this machine.</summary>
    public static IServiceCollection AddEvidenceFolder(
        this IServiceCollection services, EvidenceFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddSingleton<IEvidenceFiles>(
            s => new EvidenceFolder(options, CleanerOf(s), s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Keeps them in a container of Azure Blob Storage, as the app's own identity.</summary>
    /// <exception cref="ArgumentException">The address is not that of a container.</exception>
    public static IServiceCollection AddEvidenceBlobs(
        this IServiceCollection services, EvidenceBlobsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var container = EvidenceBlobs.ClientOf(options);
        return services.AddSingleton<IEvidenceFiles>(s => new EvidenceBlobs(container, CleanerOf(s)));
    }

    private static Cleaner CleanerOf(IServiceProvider services) => new(services.GetRequiredService<EvidenceLimits>());
}
