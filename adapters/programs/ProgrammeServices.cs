using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>The door of this room.</summary>
public static class ProgrammeServices
{
    /// <summary>Offers the programmes of a folder.</summary>
    public static IServiceCollection AddProgrammes(this IServiceCollection services, string folder) =>
        services.AddSingleton<IProgrammeSource>(new ProgrammeFolder(folder));
}
