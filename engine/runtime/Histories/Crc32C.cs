using System.Buffers.Binary;
using System.Numerics;

namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>A CRC-32C over parts of different kinds.</summary>
internal struct Crc32C
{
    private uint _register = uint.MaxValue;

    public Crc32C()
    {
    }

    /// <summary>The checksum of all that was added.</summary>
    public readonly uint Value => ~_register;

    public void Add(ReadOnlySpan<byte> content)
    {
        while (content.Length >= sizeof(ulong))
        {
            Add(BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        foreach (var value in content)
        {
            _register = BitOperations.Crc32C(_register, value);
        }
    }

    public void Add(long number) => Add((ulong)number);

    private void Add(ulong number) => _register = BitOperations.Crc32C(_register, number);
}
