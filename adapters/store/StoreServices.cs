using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Adapters.Store;

/// <summary>The doors of this room.</summary>
public static class StoreServices
{
    private const string Application = "ProgramFlows";

    /// <summary>Offers the ports of an open store; whoever opened it closes it.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, Store store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.AddTo(services);
        return services;
    }

    /// <summary>
    /// Keeps the keys of sessions and forms in an open store, so that they survive a restart and every process of the
    /// installation takes what another has handed out.
    /// </summary>
    public static IServiceCollection AddSessionKeys(this IServiceCollection services, Store store)
    {
        ArgumentNullException.ThrowIfNull(store);

        // Without a name of its own, a release in another folder would not take what the one before has handed out.
        services.AddDataProtection().SetApplicationName(Application);
        return services.Configure<KeyManagementOptions>(o => o.XmlRepository = store.NewSessionKeys());
    }
}
