using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>
/// How turns stand in a journal: numbers as variable-length integers, texts and payloads as length and bytes. A row
/// holds one or more turns and closes with a CRC-32C, so that a torn or damaged row is told from a good one.
/// </summary>
internal static class TurnCodec
{
    private const int ChecksumLength = 4;

    public static void Write(ArrayBufferWriter<byte> to, TurnRecord turn)
    {
        WriteNumber(to, turn.Moment);
        WriteNumber(to, turn.Events.Count);
        foreach (var received in turn.Events)
        {
            Write(to, received);
        }

        WriteNumber(to, turn.Actions.Count);
        foreach (var action in turn.Actions)
        {
            WriteByte(to, (byte)action.Kind);
            WriteNumber(to, action.TaskId + 1);
            WriteText(to, action.Name);
            WriteText(to, action.Key);
            WriteNumber(to, action.FireAt);
            WriteBytes(to, action.Payload);
        }
    }

    public static byte[] Write(InstanceEvent received, RowPlace place)
    {
        var buffer = new ArrayBufferWriter<byte>(received.Payload.Length + 32);
        Write(buffer, received);
        return Seal(buffer, place);
    }

    /// <summary>Closes a row with its checksum.</summary>
    public static byte[] Seal(ArrayBufferWriter<byte> content, RowPlace place = default)
    {
        var row = new byte[content.WrittenCount + ChecksumLength];
        content.WrittenSpan.CopyTo(row);
        var checksum = Checksum(content.WrittenSpan, place);
        BinaryPrimitives.WriteUInt32LittleEndian(row.AsSpan(content.WrittenCount), checksum);
        return row;
    }

    /// <exception cref="InvalidDataException">The row is torn or damaged.</exception>
    public static List<TurnRecord> ReadTurns(ReadOnlySpan<byte> row, RowPlace place = default)
    {
        var from = new Reader(Unseal(row, place));
        var turns = new List<TurnRecord>(1);
        while (!from.AtEnd)
        {
            var moment = from.Number();
            var events = new InstanceEvent[from.Count()];
            for (var i = 0; i < events.Length; i++)
            {
                events[i] = ReadEvent(ref from);
            }

            var actions = new TurnAction[from.Count()];
            for (var i = 0; i < actions.Length; i++)
            {
                actions[i] = new TurnAction(
                    (TurnActionKind)from.Byte(),
                    (int)from.Number() - 1,
                    from.Text(),
                    from.Text(),
                    from.Number(),
                    from.Bytes());
            }

            turns.Add(new TurnRecord(moment, events, actions));
        }

        return turns;
    }

    /// <exception cref="InvalidDataException">The row is torn or damaged.</exception>
    public static InstanceEvent ReadEvent(ReadOnlySpan<byte> row, RowPlace place)
    {
        var from = new Reader(Unseal(row, place));
        return ReadEvent(ref from);
    }

    private static void Write(ArrayBufferWriter<byte> to, InstanceEvent received)
    {
        WriteByte(to, (byte)received.Kind);
        WriteNumber(to, received.TaskId + 1);
        WriteText(to, received.Name);
        WriteBytes(to, received.Payload);
    }

    private static InstanceEvent ReadEvent(ref Reader from) =>
        new((InstanceEventKind)from.Byte(), (int)from.Number() - 1, from.Text(), from.Bytes());

    private static void WriteByte(ArrayBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> to, long value)
    {
        var left = (ulong)value;
        var span = to.GetSpan(10);
        var length = 0;
        while (left >= 0x80)
        {
            span[length++] = (byte)(left | 0x80);
            left >>= 7;
        }

        span[length++] = (byte)left;
        to.Advance(length);
    }

    private static void WriteText(ArrayBufferWriter<byte> to, string? text)
    {
        if (text is null)
        {
            WriteByte(to, 0);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        WriteNumber(to, length + 1);
        Encoding.UTF8.GetBytes(text, to.GetSpan(length));
        to.Advance(length);
    }

    private static void WriteBytes(ArrayBufferWriter<byte> to, byte[] bytes)
    {
        WriteNumber(to, bytes.Length);
        to.Write(bytes);
    }

    private static ReadOnlySpan<byte> Unseal(ReadOnlySpan<byte> row, RowPlace place)
    {
        var content = row.Length < ChecksumLength ? [] : row[..^ChecksumLength];
        return row.Length >= ChecksumLength
            && BinaryPrimitives.ReadUInt32LittleEndian(row[^ChecksumLength..]) == Checksum(content, place)
            ? content
            : throw new InvalidDataException("the checksum of a row does not fit its content");
    }

    private static uint Checksum(ReadOnlySpan<byte> content, RowPlace place)
    {
        var crc = new Crc32C();
        crc.Add(place.Instance);
        crc.Add(place.Position);
        crc.Add(place.Previous);
        crc.Add(content);
        return crc.Value;
    }

    private ref struct Reader(ReadOnlySpan<byte> content)
    {
        private ReadOnlySpan<byte> _left = content;

        public readonly bool AtEnd => _left.IsEmpty;

        public byte Byte() => Take(1)[0];

        public int Count()
        {
            var count = Number();
            return count >= 0 && count <= _left.Length ? (int)count : throw Torn();
        }

        public long Number()
        {
            ulong value = 0;
            for (var shift = 0; shift < 64; shift += 7)
            {
                var part = Byte();
                value |= (ulong)(part & 0x7f) << shift;
                if (part < 0x80)
                {
                    return (long)value;
                }
            }

            throw Torn();
        }

        public string? Text()
        {
            var length = Number();
            return length == 0 ? null : Encoding.UTF8.GetString(Take(length - 1));
        }

        public byte[] Bytes()
        {
            var length = Number();
            return length == 0 ? [] : Take(length).ToArray();
        }

        private ReadOnlySpan<byte> Take(long length)
        {
            if (length < 0 || length > _left.Length)
            {
                throw Torn();
            }

            var taken = _left[..(int)length];
            _left = _left[(int)length..];
            return taken;
        }

        private static InvalidDataException Torn() => new("a row ends before its content does");
    }
}
