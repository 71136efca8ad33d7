using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Adapters.Csv;

/// <summary>The door of this room.</summary>
public static class CsvServices
{
    /// <summary>Reads what is written in CSV files: the places.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="placesFolder">The folder with <c>provinces.csv</c> and <c>subdistricts.csv</c>.</param>
    public static IServiceCollection AddCsvFiles(this IServiceCollection services, string placesFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(placesFolder);
        return services.AddSingleton<IGazetteer>(new Gazetteer(placesFolder));
    }
}
