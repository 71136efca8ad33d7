using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>What each environment would be made of is committed, so that a change of the ground is read before it is
/// made.</summary>
public sealed class SnapshotTests(Ground ground)
{
    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task An_environment_is_made_of_what_its_snapshot_says(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var committed = Path.Combine(GroundFolder.Source, "snapshots", $"{environment}.json");
        var received = Path.Combine(House.Root, "artifacts", "snapshots", $"{environment}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        await File.WriteAllTextAsync(received, forecast.Text, TestContext.Current.CancellationToken);

        var expected = File.Exists(committed)
            ? await File.ReadAllTextAsync(committed, TestContext.Current.CancellationToken)
            : "";
        Assert.True(
            expected == forecast.Text,
            $"The environment '{environment}' would no longer be what infra/bicep/snapshots/{environment}.json says. "
            + $"Read the difference: git diff --no-index infra/bicep/snapshots/{environment}.json "
            + $"artifacts/snapshots/{environment}.json. When it is what you want, copy the second over the first.");
    }

    [Fact]
    public void There_is_no_snapshot_without_an_environment() => Assert.Equal(
        Forecast.Environments(),
        Directory.EnumerateFiles(Path.Combine(GroundFolder.Source, "snapshots"))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
}
