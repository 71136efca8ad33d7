using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine.Readme;

/// <summary>The example of the engine's README is this folder's code, and it works.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_example_is_what_is_compiled_here()
    {
        var readme = await ReadAsync("engine", "runtime", "README.md");
        var source = await ReadAsync("tests", "engine", "Readme", "Greetings.cs");

        Assert.Contains($"```csharp\n{source}```", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_greets()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("Hello, Bangkok!", await GreetingHost.RunAsync(folder.Path, NoServices.Instance));
    }

    private static Task<string> ReadAsync(params string[] path) =>
        File.ReadAllTextAsync(
            Path.Combine([House.Root, .. path]), TestContext.Current.CancellationToken);
}
