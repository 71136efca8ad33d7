using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>
/// The world outside a process that is killed: a file to which every run of an activity appends one line, in one write,
/// before it answers.
/// </summary>
internal sealed class EffectFile(string file) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write);
    private readonly Lock _lock = new();

    public void Append(string key, string label)
    {
        var line = Encoding.UTF8.GetBytes($"{key} {label}\n");
        lock (_lock)
        {
            RandomAccess.Write(_file, line, RandomAccess.GetLength(_file));
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The lines, as key and label.</summary>
    public static IReadOnlyList<(string Key, string Label)> Read(string file) =>
        [.. File.ReadLines(file).Select(l => l.Split(' ')).Select(p => (p[0], p[1]))];
}
