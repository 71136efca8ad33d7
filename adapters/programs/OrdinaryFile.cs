namespace ProgramFlows.Adapters.Programs;

/// <summary>
/// The bytes of a file that somebody named: never more than was asked for, and never of a device or a pipe, which might
/// have no end or keep everybody waiting.
/// </summary>
/// <param name="Bytes">What stands in it; empty when nothing was read.</param>
/// <param name="IsEmpty">It has no size: an empty file, or a device or pipe, which is not opened.</param>
/// <param name="IsTooLarge">It holds more than was asked for.</param>
public sealed record OrdinaryFile(byte[] Bytes, bool IsEmpty, bool IsTooLarge)
{
    /// <summary>Reads a file, or what a link leads to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static OrdinaryFile Read(string path, int most)
    {
        var named = new FileInfo(path);
        var file = named.Exists ? named.ResolveLinkTarget(returnFinalTarget: true) ?? named : named;
        if (file is not FileInfo { Exists: true, Length: var size })
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        // Only a device or a pipe has no size and yet something to read.
        if (size == 0)
        {
            return new OrdinaryFile([], IsEmpty: true, IsTooLarge: false);
        }

        using var stream = File.OpenRead(file.FullName);
        var bytes = new byte[Math.Min(size, most) + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > most
            ? new OrdinaryFile([], IsEmpty: false, IsTooLarge: true)
            : new OrdinaryFile(bytes[..length], IsEmpty: false, IsTooLarge: false);
    }
}
