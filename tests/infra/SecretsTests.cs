using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>No key is made, asked for or handed on, and nothing that takes keys is left open to them.</summary>
public sealed partial class SecretsTests(Ground ground)
{
    public static TheoryData<string> Environments() => [.. Forecast.Environments()];

    [Fact]
    public async Task The_template_asks_no_resource_for_its_keys() =>
        Assert.DoesNotMatch(AskingForKeys(), await ground.TemplateAsync());

    [Fact]
    public async Task The_template_has_no_parameter_for_a_secret_and_no_keyed_connection_string()
    {
        var template = await ground.TemplateAsync();

        Assert.DoesNotContain("secureString", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secureObject", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Keyed(), template);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Storage_takes_no_shared_key_no_stranger_and_no_old_protocol(string environment)
    {
        var accounts = (await ground.OfAsync(environment)).Of("Microsoft.Storage/storageAccounts").ToList();

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, a =>
        {
            Assert.False(a.Flag("allowSharedKeyAccess"));
            Assert.False(a.Flag("allowBlobPublicAccess"));
            Assert.False(a.Flag("allowCrossTenantReplication"));
            Assert.True(a.Flag("supportsHttpsTrafficOnly"));
            Assert.Equal("TLS1_2", a.Text("minimumTlsVersion"));
        });
        var containers = (await ground.OfAsync(environment))
            .Of("Microsoft.Storage/storageAccounts/blobServices/containers").ToList();
        Assert.Equal(["evidence", "releases", "reports"], containers.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(containers, c => Assert.Equal("None", c.Text("publicAccess")));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_database_knows_no_password_and_no_old_protocol(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var server = forecast.The("Microsoft.DBforPostgreSQL/flexibleServers");

        Assert.Equal("Disabled", server.Text("authConfig.passwordAuth"));
        Assert.Equal("Enabled", server.Text("authConfig.activeDirectoryAuth"));
        Assert.Null(server["administratorLogin"]);
        Assert.Null(server["administratorLoginPassword"]);
        var protocol = forecast.The("Microsoft.DBforPostgreSQL/flexibleServers/configurations");
        Assert.Equal(("ssl_min_protocol_version", "TLSv1.2"), (protocol.Name, protocol.Text("value")));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_vault_gives_rights_by_role_and_forgets_nothing_by_mistake(string environment)
    {
        var vault = (await ground.OfAsync(environment)).The("Microsoft.KeyVault/vaults");

        Assert.True(vault.Flag("enableRbacAuthorization"));
        Assert.True(vault.Flag("enablePurgeProtection"));
        Assert.Null(vault["accessPolicies"]);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Logs_and_measurements_are_taken_from_identities_only(string environment)
    {
        var forecast = await ground.OfAsync(environment);

        Assert.True(forecast.The("Microsoft.Insights/components").Flag("DisableLocalAuth"));
        Assert.True(forecast.The("Microsoft.OperationalInsights/workspaces").Flag("features.disableLocalAuth"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_is_reached_and_published_without_passwords(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var app = forecast.The("Microsoft.Web/sites");

        Assert.True(app.Flag("httpsOnly"));
        Assert.Equal("1.2", app.Text("siteConfig.minTlsVersion"));
        Assert.Equal("1.2", app.Text("siteConfig.scmMinTlsVersion"));
        Assert.Equal("Disabled", app.Text("siteConfig.ftpsState"));
        Assert.Equal("UserAssigned", (string?)app.Json["identity"]!["type"]);
        Assert.Equal(
            "UserAssignedIdentity", app.Text("functionAppConfig.deployment.storage.authentication.type"));
        var policies = forecast.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(["ftp", "scm"], policies.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(policies, p => Assert.False(p.Flag("allow")));
    }

    [Theory]
    [InlineData("Mail__Key", "mail-key")]
    [InlineData("Mail__SameKey", "mail-key")]
    [InlineData("ProgramFlows__SendGridKey", "sendgrid-api-key")]
    [InlineData("ProgramFlows__StaffClientSecret", "staff-client-secret")]
    public async Task A_setting_that_is_a_secret_reaches_the_app_as_a_reference_to_the_vault(string name, string secret)
    {
        var setting = (await SenderTests.WithEverythingAsync()).Settings[name]!.ToString();

        Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/{1})", setting, StringComparison.Ordinal);
        Assert.Contains($"'{secret}'", setting, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_app_is_told_what_the_host_and_the_programme_need(string environment)
    {
        var forecast = await ground.OfAsync(environment);
        var settings = forecast.Settings;
        string[] scheduler = forecast.Of("Microsoft.DurableTask/schedulers").Any()
            ? ["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"]
            : [];
        string[] needed =
        [
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "AZURE_CLIENT_ID", "Archive__Container", "Evidence__Container",
            "Archive__SigningKey", "AzureWebJobsDisableHomepage",
            "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
            "ConnectionStrings__Store", "DataProtection__Key", "ProgramFlows__MailFolder", "ProgramFlows__Years__0",
            "TASKHUB_NAME",
        ];

        Assert.Equal(
            needed.Concat(scheduler).Order(StringComparer.Ordinal),
            settings.Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]!.ToString());
        Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", settings["TASKHUB_NAME"]!.ToString());
    }

    [GeneratedRegex(@"\blist[A-Z]\w*\s*\(|\blistKeys\b", RegexOptions.IgnoreCase)]
    private static partial Regex AskingForKeys();

    [GeneratedRegex(
        @"AccountKey=|SharedAccessKey|SharedAccessSignature|Password\s*=|Pwd\s*=|\bsig=", RegexOptions.IgnoreCase)]
    private static partial Regex Keyed();
}
