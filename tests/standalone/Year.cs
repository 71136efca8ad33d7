using ProgramFlows.Tests.Standalone;
using ProgramFlows.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(Year))]

namespace ProgramFlows.Tests.Standalone;

/// <summary>A small year played in memory and undisturbed: what the other rehearsals are held against.</summary>
public sealed class Year : IAsyncLifetime
{
    internal const int Networks = 6;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Where it left its files.</summary>
    public string Output => _folder["out"];

    internal Played Played { get; private set; } = new(string.Empty, string.Empty);

    public async ValueTask InitializeAsync() => Played = await Played.RehearseAsync(_folder, Words("out"));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The command that plays this year, perhaps on a data folder.</summary>
    internal static string[] Words(string output, string? data = null) =>
    [
        "rehearse", CommandLine.Programme, "--networks", $"{Networks}", "--out", output,
        .. data is null ? [] : new[] { "--data", data },
    ];
}
