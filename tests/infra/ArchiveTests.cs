using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>What is laid down in the archive stays.</summary>
public sealed class ArchiveTests(Ground ground)
{
    private const string Policies = "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies";

    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Every_version_is_kept_and_none_can_be_changed_before_its_time(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var account = Assert.Single(forecast.Of("Microsoft.Storage/storageAccounts"), IsArchive);
        var blobs = Assert.Single(forecast.Of("Microsoft.Storage/storageAccounts/blobServices"), IsArchive);
        var container = Assert.Single(
            forecast.Of("Microsoft.Storage/storageAccounts/blobServices/containers"), IsArchive);
        var policy = forecast.The(Policies);

        Assert.True(account.Flag("immutableStorageWithVersioning.enabled"));
        Assert.True(blobs.Flag("isVersioningEnabled"));
        Assert.True(blobs.Flag("deleteRetentionPolicy.enabled"));
        Assert.True(blobs.Flag("containerDeleteRetentionPolicy.enabled"));
        Assert.True(container.Flag("immutableStorageWithVersioning.enabled"));
        Assert.StartsWith(container.Id, policy.Id, StringComparison.Ordinal);
        Assert.InRange((int)policy["immutabilityPeriodSinceCreationInDays"]!, 1, 146_000);
        Assert.False(policy.Flag("allowProtectedAppendWrites"));
    }

    [Fact]
    public async Task Production_keeps_reports_for_ten_years_and_can_read_them_in_two_regions()
    {
        var forecast = await ground.OfAsync("prod");

        Assert.True((int)forecast.The(Policies)["immutabilityPeriodSinceCreationInDays"]! >= 3652);
        Assert.Equal(
            "Standard_RAGZRS",
            (string?)forecast.Of("Microsoft.Storage/storageAccounts").Single(IsArchive).Json["sku"]!["name"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    public async Task What_is_only_tried_can_be_taken_down_after_a_day(string environment) =>
        Assert.Equal(
            1, (int)(await ground.OfAsync(environment)).The(Policies)["immutabilityPeriodSinceCreationInDays"]!);

    [Fact]
    public async Task Nothing_locks_a_policy_but_a_person() =>
        Assert.DoesNotContain("\"Locked\"", await ground.TemplateAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task A_policy_that_a_person_has_locked_is_left_alone()
    {
        Bicep.NeedsThisMachine();
        using var folder = new GroundFolder();
        await folder.ChangeAsync(
            "prod.bicepparam", "locked: false", "locked: true", TestContext.Current.CancellationToken);

        var forecast = await Forecast.OfAsync(folder, "prod", TestContext.Current.CancellationToken);

        Assert.Empty(forecast.Of(Policies));
        Assert.True(forecast.Of("Microsoft.Storage/storageAccounts/blobServices/containers").Single(IsArchive)
            .Flag("immutableStorageWithVersioning.enabled"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Whoever_reads_writes_or_deletes_there_is_written_down(string environment)
    {
        var access = (await ground.OfAsync(environment)).The("Microsoft.Insights/diagnosticSettings");

        Assert.Contains($"pf{environment}arc", access.Id, StringComparison.Ordinal);
        Assert.Equal(
            ["StorageDelete", "StorageRead", "StorageWrite"],
            access["logs"]!.AsArray().Where(l => (bool)l!["enabled"]!).Select(l => (string?)l!["category"])
                .Order(StringComparer.Ordinal));
    }

    private static bool IsArchive(Foreseen resource) => resource.Id.Contains("arc", StringComparison.Ordinal);
}
