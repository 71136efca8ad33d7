using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>A copy of infra/bicep, so that what the tool writes beside its input stays out of the repository.</summary>
internal sealed class GroundFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GroundFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>infra/bicep itself.</summary>
    public static string Source { get; } = System.IO.Path.Combine(House.Root, "infra", "bicep");

    public string Path => _folder.Path;

    /// <summary>Changes a file of the copy.</summary>
    public async Task ChangeAsync(string file, string from, string to, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), cancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
