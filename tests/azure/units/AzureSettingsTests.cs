using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>Settings that are missing or wrong are told at the start, and no session key is in the clear in Azure.
/// </summary>
public sealed class AzureSettingsTests
{
    private const string Container = "https://pfdevapp.blob.core.windows.net/evidence";
    private const string Key = "https://pf-dev.vault.azure.net/keys/data-protection";

    [Fact]
    public void What_the_ground_sets_is_what_the_app_reads()
    {
        var ground = File.ReadAllText(Path.Combine(House.Root, "infra", "bicep", "main.bicep"));
        var set = Regex.Matches(ground, "ProgramFlows__([A-Za-z]+)").Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.Contains(nameof(AzureSettings.SendGridKey), set);
        Assert.Empty(set.Except(typeof(AzureSettings).GetProperties().Select(p => p.Name)));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void What_the_ground_sets_is_enough_to_start(string environment)
    {
        var foretold = JsonNode.Parse(File.ReadAllText(
            Path.Combine(House.Root, "infra", "bicep", "snapshots", $"{environment}.json")))!;
        var set = foretold["predictedResources"]!.AsArray()
            .Single(r => (string?)r!["type"] == "Microsoft.Web/sites/config")!["properties"]!.AsObject()
            .ToDictionary(
                s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => ValueOf(s.Key, (string)s.Value!));
        set["WEBSITE_HOSTNAME"] = "programflows.azurewebsites.net";

        var settings = AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(set).Build());

        Assert.Equal(["honest-society-2570"], settings.Years);
        Assert.Null(settings.SendGrid);

        // What only a deployment knows stands there as an expression.
        static string? ValueOf(string name, string value) => !value.StartsWith('[') ? value
            : name == "DataProtection__Key" ? Key
            : name.EndsWith("__Container", StringComparison.Ordinal) ? Container
            : "Host=example";
    }

    [Theory]
    [InlineData("WEBSITE_HOSTNAME", "programflows-dev.azurewebsites.net", null)]
    [InlineData("WEBSITE_SITE_NAME", "programflows-dev", null)]
    [InlineData("WEBSITE_SITE_NAME", "programflows-dev", "")]
    public void In_azure_the_vaults_key_must_be_named(string setting, string value, string? key)
    {
        var refused = Assert.Throws<ValidationException>(() => Read((setting, value), ("DataProtection:Key", key)));

        Assert.Contains(
            "DataProtection__Key is missing: name the vault's key, as the deployment does, so that a copy of the "
            + "database opens no session.",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Equal(Key, Read((setting, value), ("DataProtection:Key", Key)).SessionKey?.AbsoluteUri);
    }

    [Fact]
    public void In_azure_the_container_of_evidence_must_be_named()
    {
        var refused = Assert.Throws<ValidationException>(() => ProgramHost.Settings("mail", others: new()
        {
            ["WEBSITE_SITE_NAME"] = "programflows-dev",
            ["DataProtection:Key"] = Key,
        }));

        Assert.Contains("Evidence__Container is missing: name", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Container, Read(("WEBSITE_SITE_NAME", "programflows-dev"), ("DataProtection:Key", Key))
            .EvidenceContainer?.AbsoluteUri);
    }

    [Theory]
    [InlineData("localhost:7071")]
    [InlineData("127.0.0.1:7071")]
    public void On_a_developers_machine_it_may_be_left_out(string host) =>
        Assert.Null(Read(("WEBSITE_HOSTNAME", host)).SessionKey);

    [Theory]
    [InlineData("data-protection")]
    [InlineData("https://pf-dev.vault.azure.net/keys/data-protection/0123abc")]
    public void What_is_not_the_address_of_a_key_is_refused_everywhere(string key)
    {
        var settings = Read(("DataProtection:Key", key));

        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddProgramFlows(settings, null!));
    }

    [Fact]
    public async Task An_account_at_sendgrid_carries_the_messages_and_reports_of_them()
    {
        using var keys = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var settings = Read(
            ("ProgramFlows:SendGridKey", "SG.planted"),
            ("ProgramFlows:SendGridFrom", "reminders@example.org"),
            ("ProgramFlows:SendGridIsEuropean", "true"),
            ("ProgramFlows:SendGridReportKeys:0", Convert.ToBase64String(keys.ExportSubjectPublicKeyInfo())));
        await using var store = Store.Open(new StoreOptions());
        await using var services = new ServiceCollection().AddLogging().AddProgramFlows(settings, store)
            .BuildServiceProvider();

        Assert.Equal("sendgrid", services.GetRequiredService<IMessageCarrier>().Name);
        Assert.NotNull(services.GetService<ICarrierReports>());
        Assert.Equal("SendGrid at https://api.eu.sendgrid.com/", settings.SendGrid!.ToString());
    }

    [Fact]
    public async Task Without_an_account_messages_are_laid_down()
    {
        await using var store = Store.Open(new StoreOptions());
        await using var services = new ServiceCollection().AddLogging().AddProgramFlows(Read(), store)
            .BuildServiceProvider();

        Assert.Equal("folder", services.GetRequiredService<IMessageCarrier>().Name);
        Assert.Null(services.GetService<ICarrierReports>());
    }

    [Fact]
    public async Task A_test_installation_writes_to_the_domains_alone_that_it_names()
    {
        await using var store = Store.Open(new StoreOptions());
        await using var services = new ServiceCollection().AddLogging()
            .AddProgramFlows(Read(("ProgramFlows:OnlyDomains:0", "test.example.org")), store).BuildServiceProvider();
        var allowed = services.GetRequiredService<AllowedDomains>();

        Assert.True(allowed.Allow("nok@test.example.org"));
        Assert.False(allowed.Allow("nok@example.org"));
        Assert.Contains(
            "OnlyDomains: 'nok@example.org' is no domain",
            Assert.Throws<ValidationException>(() => Read(("ProgramFlows:OnlyDomains:0", "nok@example.org"))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SG.planted", "SendGridFrom is missing: name the address")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v.example.org/s)", "SendGridKey: the platform could not read")]
    public void An_account_that_cannot_send_is_told_without_its_key(string key, string says)
    {
        var refused = Assert.Throws<ValidationException>(() => Read(("ProgramFlows:SendGridKey", key)));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
    }

    private static AzureSettings Read(params (string Name, string? Value)[] others) => ProgramHost.Settings(
        "mail", others: others.Append(("Evidence:Container", Container)).ToDictionary(o => o.Item1, o => o.Item2));
}
