using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Adapters.Vault;

/// <summary>The door of this room.</summary>
public static class VaultServices
{
    /// <summary>
    /// Seals the keys of sessions and forms with a vault's key, wherever they are stored: a copy of that place opens no
    /// session.
    /// </summary>
    /// <exception cref="ArgumentException">The key's address is none.</exception>
    public static IServiceCollection AddVaultKey(this IServiceCollection services, VaultKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        services
            .AddSingleton(_ => new VaultKey(options))
            .AddSingleton<UnwrappedKeys>()
            .AddOptions<KeyManagementOptions>()
            .PostConfigure<VaultKey, UnwrappedKeys, ILogger<SealedKeyRing>>((keys, vault, unwrapped, logger) =>
            {
                keys.XmlEncryptor = new SealingEncryptor(vault);
                keys.XmlRepository = new SealedKeyRing(Stored(keys), vault, unwrapped, logger);
            });
        return services;
    }

    private static IXmlRepository Stored(KeyManagementOptions keys) =>
        keys.XmlRepository ?? throw new InvalidOperationException(
            "Sealed session keys are stored nowhere. Say where, as with AddSessionKeys of the store.");
}
