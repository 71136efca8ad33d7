using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ProgramFlows.Adapters.Vault;

/// <summary>
/// An element under a key of its own (AES-256-GCM), which stands beside it as the vault has wrapped it.
/// </summary>
/// <param name="Key">The wrapped key.</param>
/// <param name="Box">Nonce, tag and content.</param>
internal sealed record SealedElement(WrappedKey Key, byte[] Box)
{
    /// <summary>How it is called in the store.</summary>
    public static readonly XName Name = "vaultSealed";

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals an element under a new key.</summary>
    public static SealedElement Seal(XElement element, Func<byte[], WrappedKey> wrap)
    {
        var content = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var key = RandomNumberGenerator.GetBytes(KeySize);
        try
        {
            var wrapped = wrap(key);
            var box = new byte[NonceSize + TagSize + content.Length];
            RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
            using var aes = new AesGcm(key, TagSize);
            aes.Encrypt(
                box.AsSpan(0, NonceSize),
                content,
                box.AsSpan(NonceSize + TagSize),
                box.AsSpan(NonceSize, TagSize),
                Encoding.UTF8.GetBytes(wrapped.Kid));
            return new SealedElement(wrapped, box);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <exception cref="LostKeyException">It is not what was written.</exception>
    public static SealedElement Read(XElement element)
    {
        try
        {
            var box = Convert.FromBase64String((string)element.Element("box")!);
            return box.Length > NonceSize + TagSize
                ? new SealedElement(
                    new WrappedKey((string)element.Element("kid")!, (string)element.Element("key")!), box)
                : throw new FormatException("It is too short.");
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new LostKeyException($"It is damaged: {e.Message}", e);
        }
    }

    public XElement Write() => new(
        Name,
        new XComment(" The content is sealed under a key that this version of the vault's key has wrapped. "),
        new XElement("kid", Key.Kid),
        new XElement("key", Key.Value),
        new XElement("box", Convert.ToBase64String(Box)));

    /// <summary>Opens it.</summary>
    /// <exception cref="LostKeyException">It was changed since it was sealed.</exception>
    public XElement Open(byte[] key)
    {
        var content = new byte[Box.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(
                Box.AsSpan(0, NonceSize),
                Box.AsSpan(NonceSize + TagSize),
                Box.AsSpan(NonceSize, TagSize),
                content,
                Encoding.UTF8.GetBytes(Key.Kid));
            return XElement.Parse(Encoding.UTF8.GetString(content));
        }
        catch (CryptographicException e)
        {
            throw new LostKeyException("It is damaged, or was changed since it was sealed.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }
}
