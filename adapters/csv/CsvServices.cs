using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;

namespace ProgramFlows.Adapters.Csv;

/// <summary>The door of this room.</summary>
public static class CsvServices
{
    /// <summary>Reads what stands in CSV files: the places, and networks that are to be taken in.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="placesFolder">The folder with <c>provinces.csv</c> and <c>subdistricts.csv</c>.</param>
    public static IServiceCollection AddCsvFiles(this IServiceCollection services, string placesFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(placesFolder);
        return services
            .AddSingleton<IGazetteer>(new Gazetteer(placesFolder))
            .AddSingleton<INetworkFile, NetworkFile>();
    }
}
