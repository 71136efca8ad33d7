using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Adapters.Store;

/// <summary>The door of this room.</summary>
public static class StoreServices
{
    /// <summary>Offers the ports of an open store; whoever opened it closes it.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, Store store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.AddTo(services);
        return services;
    }
}
