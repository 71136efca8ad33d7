using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ProgramFlows.Adapters.Vault;

/// <summary>Seals what Data Protection keeps secret of a key before it is stored.</summary>
internal sealed class SealingEncryptor(VaultKey vault) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(SealedElement.Seal(plaintextElement, vault.Wrap).Write(), typeof(SealingDecryptor));
}
