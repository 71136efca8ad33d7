using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Adapters.Programs;

/// <summary>The door of this room.</summary>
public static class ProgrammeServices
{
    /// <summary>Offers the programmes of a folder, and the texts of public pages in its <c>pages</c>.</summary>
    public static IServiceCollection AddProgrammes(this IServiceCollection services, string folder) => services
        .AddSingleton<IProgrammeSource>(s => new ProgrammeFolder(
            folder, (s.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger<ProgrammeFolder>()))
        .AddSingleton<IPublicTexts>(new PublicTextFolder(Path.Combine(folder, "pages")));
}
