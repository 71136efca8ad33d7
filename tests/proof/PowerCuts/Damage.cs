namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>What happens to a file when the power goes or the disk is bad.</summary>
internal static class Damage
{
    /// <summary>The end was never written.</summary>
    public static void Truncate(string file, Random random)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(random.NextInt64(stream.Length));
    }

    /// <summary>From some place on there is something else: zeros, other bytes, or single wrong bits.</summary>
    public static void SpoilTail(string file, Random random)
    {
        var bytes = File.ReadAllBytes(file);
        var from = random.Next(bytes.Length);
        var kind = random.Next(3);
        for (var i = from; i < bytes.Length; i += kind == 2 ? random.Next(1, 2_000) : 1)
        {
            bytes[i] = kind switch { 0 => 0, 1 => (byte)random.Next(256), _ => Flipped(bytes[i], random) };
        }

        File.WriteAllBytes(file, bytes);
    }

    /// <summary>A few bits, or a block of a sector, are wrong anywhere.</summary>
    public static void SpoilAnywhere(string file, Random random)
    {
        const int Sector = 512;
        var bytes = File.ReadAllBytes(file);
        if (random.Next(4) == 0)
        {
            bytes.AsSpan(random.Next(bytes.Length / Sector) * Sector, Sector).Clear();
        }
        else
        {
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                var at = random.Next(bytes.Length);
                bytes[at] = Flipped(bytes[at], random);
            }
        }

        File.WriteAllBytes(file, bytes);
    }

    private static byte Flipped(byte value, Random random) => (byte)(value ^ (1 << random.Next(8)));
}
