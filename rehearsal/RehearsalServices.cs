using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Rehearsals;

namespace ProgramFlows.Rehearsal;

/// <summary>The door of this room.</summary>
public static class RehearsalServices
{
    /// <summary>Offers rehearsals in memory to pages and commands; they need the places and a log.</summary>
    public static IServiceCollection AddRehearsals(this IServiceCollection services) =>
        services.AddSingleton<IRehearsals, RehearsalsInMemory>();

    /// <summary>Sends no message, whatever channel there was before.</summary>
    public static IServiceCollection AddUnsentMessages(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IMessageCarrier, UnsentMessages>());
}
