using System.Text.Json.Serialization;

namespace ProgramFlows.Adapters.Vault;

/// <summary>A key as the vault gives it out, to be stored: only the vault can open it.</summary>
/// <param name="Kid">The version of the vault's key that wrapped it and must unwrap it, as an address.</param>
/// <param name="Value">The wrapped key, Base64url.</param>
internal sealed record WrappedKey(
    [property: JsonPropertyName("kid")] string Kid, [property: JsonPropertyName("value")] string Value);
