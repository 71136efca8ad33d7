using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// The key ring as far as the vault opens it. Data Protection would make a new key for every one that it cannot open,
/// at each start, and would not ask why: here a key that is lost for good is left out, so that one new key replaces it,
/// and while the vault is away nothing is read at all, so that nobody takes its keys for lost.
/// </summary>
internal sealed partial class SealedKeyRing(
    IXmlRepository stored, VaultKey vault, UnwrappedKeys unwrapped, ILogger<SealedKeyRing> logger) : IXmlRepository
{
    private const string Key = "key";

    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var known = new Dictionary<WrappedKey, byte[]>();
        var elements = stored.GetAllElements().Where(e => e.Name != Key || CanOpen(e, known)).ToList();
        unwrapped.Replace(known);
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName) => stored.StoreElement(element, friendlyName);

    private bool CanOpen(XElement element, Dictionary<WrappedKey, byte[]> known)
    {
        var id = (string?)element.Attribute("id") ?? "without an id";
        var contents = element.Descendants(SealedElement.Name).ToList();
        if (contents.Count == 0)
        {
            LogUnsealed(logger, id);
            return false;
        }

        try
        {
            foreach (var content in contents.Select(SealedElement.Read))
            {
                var key = vault.Unwrap(content.Key);
                content.Open(key);
                known[content.Key] = key;
            }

            return true;
        }
        catch (LostKeyException e)
        {
            LogLost(logger, id, e.Message);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Session key {Id} stands in the store without the vault's protection and is not used. Where it was "
            + "used before, people sign in again.")]
    private static partial void LogUnsealed(ILogger logger, string id);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Session key {Id} cannot be opened and is not used; a new one is made where there is no other, and "
            + "people sign in again. {Reason}")]
    private static partial void LogLost(ILogger logger, string id, string reason);
}
