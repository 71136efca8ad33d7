using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>Who may do what, in full. To give the app a right, write it here first and say why in the commit.</summary>
public sealed partial class AccessTests(Ground ground)
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["Storage Blob Data Owner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["Storage Blob Data Contributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["Storage Queue Data Contributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["Storage Table Data Contributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["Key Vault Secrets User"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["Key Vault Crypto User"] = "12338af0-0e69-4776-bea7-57ae8d297424",
        ["Monitoring Metrics Publisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["Durable Task Data Contributor"] = "0ad04412-c4d5-4796-b79c-f76d14c8d402",
    };

    private static readonly string[] Always =
    [
        "Key Vault Crypto User on vaults/pf-ENV-X/keys/archive-signing",
        "Key Vault Crypto User on vaults/pf-ENV-X/keys/data-protection",
        "Monitoring Metrics Publisher on components/programflows-ENV-insights",
        "Storage Blob Data Contributor on storageAccounts/pfENVarcX/blobServices/default/containers/reports",
        "Storage Blob Data Owner on storageAccounts/pfENVappX",
    ];

    private static readonly string[] WithStorage =
    [
        "Storage Queue Data Contributor on storageAccounts/pfENVappX",
        "Storage Table Data Contributor on storageAccounts/pfENVappX",
    ];

    private static readonly string[] WithScheduler =
    [
        "Durable Task Data Contributor on schedulers/programflows-ENV-X/taskHubs/programflows",
    ];

    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_has_exactly_the_rights_that_are_listed(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var scheduler = forecast.Of("Microsoft.DurableTask/schedulers").Any();
        var expected = Always.Concat(scheduler ? WithScheduler : WithStorage);

        var given = forecast.Of("Microsoft.Authorization/roleAssignments").Select(a => Described(a, environment));

        Assert.Equal(expected.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_the_vaults_secrets_the_app_may_read_those_that_its_settings_name()
    {
        var forecast = await SenderTests.WithEverythingAsync();

        Assert.Equal(
            [
                "Key Vault Secrets User on vaults/pf-ENV-X/secrets/mail-key",
                "Key Vault Secrets User on vaults/pf-ENV-X/secrets/sendgrid-api-key",
                "Key Vault Secrets User on vaults/pf-ENV-X/secrets/staff-client-secret",
            ],
            forecast.Of("Microsoft.Authorization/roleAssignments").Select(a => Described(a, "dev"))
                .Except([.. Always, .. WithStorage]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Nobody_but_the_app_is_given_a_right(string environment)
    {
        var assignments = (await ground.OfAsync(environment)).Of("Microsoft.Authorization/roleAssignments").ToList();

        Assert.All(assignments, a =>
        {
            Assert.Contains(
                $"userAssignedIdentities/programflows-{environment}-app'",
                a.Text("principalId"),
                StringComparison.Ordinal);
            Assert.Equal("ServicePrincipal", a.Text("principalType"));
            Assert.False(string.IsNullOrEmpty(a.Text("description")));
        });
    }

    [Fact]
    public async Task No_role_of_our_own_and_no_right_outside_the_list_stands_in_the_template()
    {
        var template = await ground.TemplateAsync();

        Assert.DoesNotContain(
            "\"type\": \"Microsoft.Authorization/roleDefinitions\"", template, StringComparison.Ordinal);
        Assert.Equal(
            Roles.Values.Order(StringComparer.Ordinal),
            RoleId().Matches(template).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_deployer_may_give_these_roles_and_no_other() => Assert.Equal(
        Roles.Values.Order(StringComparer.Ordinal),
        BareRoleId().Matches(File.ReadAllText(Path.Combine(House.Root, "docs", "deploy-azure.md")))
            .Select(m => m.Value)
            .Where(id => !id.StartsWith("00000000-", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal));

    /// <summary>Role and place, without what is different in every subscription.</summary>
    private static string Described(Foreseen assignment, string environment)
    {
        var role = assignment.Text("roleDefinitionId")!.Split('/')[^1];
        var scope = assignment.Id.Split("/providers/Microsoft.Authorization/")[0].Split("/providers/")[^1];
        var place = scope[(scope.IndexOf('/', StringComparison.Ordinal) + 1)..]
            .Replace($"pf{environment}", "pfENV", StringComparison.Ordinal)
            .Replace($"-{environment}-", "-ENV-", StringComparison.Ordinal);
        return $"{Roles.Single(r => r.Value == role).Key} on {Suffix().Replace(place, "X")}";
    }

    [GeneratedRegex("(?<=arc|app|-)[a-z0-9]{13}(?=/|$)")]
    private static partial Regex Suffix();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex BareRoleId();

    [GeneratedRegex("\": \"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"")]
    private static partial Regex RoleId();
}
