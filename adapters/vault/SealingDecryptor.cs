using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// Opens what was sealed. Stored elements bear this type's name, and Data Protection makes it with the host's services:
/// neither may change.
/// </summary>
/// <param name="services">The host's.</param>
internal sealed class SealingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var element = SealedElement.Read(encryptedElement);
        var keys = services.GetService<UnwrappedKeys>()
            ?? throw new LostKeyException(
                $"It was wrapped with '{element.Key.Kid}', and this host has no key of a vault.");
        return element.Open(keys.Of(element.Key));
    }
}
