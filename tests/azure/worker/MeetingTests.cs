using System.Text.Json.Nodes;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>The worker's first words.</summary>
public sealed class MeetingTests(RunningApp app)
{
    [Fact]
    public void The_worker_tells_the_functions_that_stand_in_the_package_and_each_of_them_loads()
    {
        var told = app.Host.Functions;
        var written = JsonNode.Parse(File.ReadAllText(app.PathOf("functions.metadata")))!.AsArray();

        Assert.Equal(
            written.Select(f => (string)f!["name"]!).Order(StringComparer.Ordinal),
            told.Keys.Order(StringComparer.Ordinal));
        var catalogue = ProgrammeCatalogue.Create();
        Assert.Empty(catalogue.Orchestrators.Keys.Union(catalogue.Activities.Keys).Except(told.Keys));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_ends_of_itself_and_well()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var other = await app.StartAsync(app.Settings, cancellation);

        Assert.Equal("The worker has ended with 0: ", await other.EndAsync(cancellation));
    }

    [Fact]
    public async Task A_worker_without_its_settings_ends_and_says_which()
    {
        Assert.NotNull(app.Host);
        var settings = app.Settings;
        settings.Remove("ConnectionStrings__Store");
        settings.Remove("ProgramFlows__Years__0");
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => app.StartAsync(settings, TestContext.Current.CancellationToken));

        Assert.Contains("ConnectionStrings__Store is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("Years", error.Message, StringComparison.Ordinal);
    }
}
