using System.Text;
using ProgramFlows.Adapters.Programs;

namespace ProgramFlows.Standalone.Commands;

/// <summary>What stands in a small file that an option names: a secret, a certificate.</summary>
internal static class NamedFile
{
    private const int Kilobyte = 1_024;

    /// <exception cref="IOException">It is missing, empty, too large or cannot be read.</exception>
    public static string TextIn(string file, string what, int most) => OrdinaryFile.Read(file, most) switch
    {
        { IsTooLarge: true } or { IsEmpty: true } => throw new IOException(
            $"'{file}' does not hold a {what}: it is empty or larger than {most / Kilobyte} KiB. Name the file with "
            + $"the {what}."),
        { Bytes: var bytes } => Encoding.UTF8.GetString(bytes).Trim(),
    };
}
