using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>Every bicep file compiles and passes every rule of bicepconfig.json, with not one warning.</summary>
public sealed class BuildTests
{
    [Fact]
    public async Task Every_file_builds_without_a_warning()
    {
        Bicep.NeedsThisMachine();
        using var ground = new GroundFolder();

        await Bicep.RunAsync(ground.Path, "build", "--pattern", "**/*.bicep");

        Assert.All(
            Under("*.bicep"),
            f => Assert.True(File.Exists(Path.Combine(ground.Path, Path.ChangeExtension(f, "json")))));
    }

    [Fact]
    public async Task Every_file_lints_without_a_warning()
    {
        Bicep.NeedsThisMachine();
        using var ground = new GroundFolder();

        await Bicep.RunAsync(ground.Path, "lint", "--pattern", "**/*.bicep");
        await Bicep.RunAsync(ground.Path, "lint", "--pattern", "*.bicepparam");
    }

    [Fact]
    public async Task Parameters_fit_what_they_are_for()
    {
        Bicep.NeedsThisMachine();
        using var ground = new GroundFolder();

        await Bicep.RunAsync(ground.Path, "build-params", "--pattern", "*.bicepparam");
    }

    [Theory]
    [InlineData("param unused string")]
    [InlineData("output key string = listKeys('x', '2025-06-01').keys[0].value")]
    public async Task What_ought_not_to_be_there_is_found(string line)
    {
        Bicep.NeedsThisMachine();
        using var ground = new GroundFolder();
        const string first = "param containerName string";
        await ground.ChangeAsync(
            "modules/archive.bicep", first, $"{first}\n{line}", TestContext.Current.CancellationToken);

        var (_, complaints, _) = await Bicep.TryAsync(ground.Path, "lint", "--pattern", "**/*.bicep");

        Assert.Contains("archive.bicep(", complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_stands_as_the_formatter_would_write_it()
    {
        Bicep.NeedsThisMachine();
        using var ground = new GroundFolder();

        await Bicep.RunAsync(ground.Path, "format", "--pattern", "**/*.bicep*");

        Assert.All(
            Under("*.bicep").Concat(Under("*.bicepparam")),
            f => Assert.Equal(
                File.ReadAllText(Path.Combine(ground.Path, f)),
                File.ReadAllText(Path.Combine(GroundFolder.Source, f))));
    }

    [Fact]
    public void Each_environment_has_its_parameters() => Assert.Equal(["dev", "prod", "test"], Forecast.Environments());

    [Fact]
    public void Parameters_name_no_person_and_no_installation() =>
        Assert.All(
            Under("*.bicepparam").Select(f => File.ReadAllText(Path.Combine(GroundFolder.Source, f))),
            text =>
            {
                Assert.DoesNotContain("@", text, StringComparison.Ordinal);
                Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", text);
            });

    private static List<string> Under(string pattern)
    {
        var files = Directory.EnumerateFiles(GroundFolder.Source, pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(GroundFolder.Source, f))
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }
}
