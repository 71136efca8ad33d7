using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ProgramFlows.Adapters.Vault;

/// <summary>Which key of which vault wraps.</summary>
public sealed partial record VaultKeyOptions
{
    /// <summary>
    /// The key's address without a version, as <c>https://NAME.vault.azure.net/keys/data-protection</c>: what is new is
    /// wrapped with the newest version, and what is old is unwrapped with the version that wrapped it.
    /// </summary>
    public required Uri Key { get; init; }

    /// <summary>Who asks; the app's own identity when left out.</summary>
    internal TokenCredential? Credential { get; init; }

    /// <summary>How the vault is reached; over the internet when left out.</summary>
    internal HttpPipelineTransport? Transport { get; init; }

    /// <exception cref="ArgumentException">The key's address is none.</exception>
    internal void Validate()
    {
        if (!Key.IsAbsoluteUri || Key.Scheme != Uri.UriSchemeHttps || Key.Query.Length > 0
            || !KeyPath().IsMatch(Key.AbsolutePath))
        {
            throw new ArgumentException(
                $"'{Key}' is not the address of a vault's key. Write it as 'https://NAME.vault.azure.net/keys/KEY', "
                + "without a version.");
        }
    }

    [GeneratedRegex("^/keys/[0-9A-Za-z-]+$")]
    private static partial Regex KeyPath();
}
