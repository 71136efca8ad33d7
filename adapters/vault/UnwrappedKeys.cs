using System.Collections.Frozen;

namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// The keys that the vault has unwrapped when the key ring was last read: from then on the process can do without the
/// vault until it reads again.
/// </summary>
internal sealed class UnwrappedKeys(VaultKey vault)
{
    private volatile FrozenDictionary<WrappedKey, byte[]> _known = FrozenDictionary<WrappedKey, byte[]>.Empty;

    /// <exception cref="LostKeyException">The vault cannot unwrap it any more.</exception>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public byte[] Of(WrappedKey wrapped) => _known.GetValueOrDefault(wrapped) ?? vault.Unwrap(wrapped);

    /// <summary>Knows these and no others.</summary>
    public void Replace(IEnumerable<KeyValuePair<WrappedKey, byte[]>> known) => _known = known.ToFrozenDictionary();
}
