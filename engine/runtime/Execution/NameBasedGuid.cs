using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>Durable Task's replayable identifiers: UUID version 5 over instance id, turn time and counter.</summary>
internal static class NameBasedGuid
{
    private const int Length = 16;

    private static readonly Guid Namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    public static Guid Create(string instanceId, DateTimeOffset now, long counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{now.UtcDateTime:o}_{counter}");
        Span<byte> source = stackalloc byte[Length + Encoding.UTF8.GetMaxByteCount(name.Length)];
        Namespace.TryWriteBytes(source, bigEndian: true, out _);
        var length = Encoding.UTF8.GetBytes(name, source[Length..]);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5; nothing is secured by it.
        SHA1.HashData(source[..(Length + length)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..Length], bigEndian: true);
    }
}
