using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Archive;

namespace ProgramFlows.Adapters.Archive;

/// <summary>The door of this room.</summary>
public static class ArchiveServices
{
    /// <summary>Watches over a container of Azure Blob Storage, as the app's own identity.</summary>
    /// <exception cref="ArgumentException">The address is not that of a container.</exception>
    public static IServiceCollection AddArchiveWatch(this IServiceCollection services, ArchiveWatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services.AddSingleton<IArchiveGuard>(new ArchiveContainer(options));
    }
}
