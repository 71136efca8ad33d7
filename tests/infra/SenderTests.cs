using System.Text.Json.Nodes;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>By whom messages leave, whom they may reach and how staff come in: told from outside, and nothing before.
/// </summary>
public sealed class SenderTests(Ground ground)
{
    private static readonly Dictionary<string, string> Everything = new()
    {
        ["CONTACT"] = "พอช. 0-2378-8300",
        ["FIRST_ADMINISTRATOR"] = "boss@example.org",
        ["ONLY_DOMAINS"] = "example.org,example.net",
        ["SENDER_NAME"] = "สังคมสุจริต",
        ["SENDGRID_FROM"] = "programflows@mail.example.org",
        ["SENDGRID_REPORT_KEYS"] = "first,second",
        ["SENDGRID_RESIDENCY"] = "eu",
        ["STAFF_AUTHORITY"] = "https://login.example.org/v2.0",
        ["STAFF_CLIENT_ID"] = "programflows",
    };

    private static readonly Lazy<Task<Forecast>> Told = new(ForetellAsync);

    [Fact]
    public async Task What_is_told_from_outside_reaches_the_app_by_the_name_that_it_reads()
    {
        var settings = (await WithEverythingAsync()).Settings
            .Where(s => s.Key.StartsWith("ProgramFlows__", StringComparison.Ordinal)
                && !s.Value!.ToString().Contains("@Microsoft.KeyVault", StringComparison.Ordinal))
            .ToDictionary(s => s.Key["ProgramFlows__".Length..], s => s.Value!.ToString());

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Contact"] = "พอช. 0-2378-8300",
                ["FirstAdministrator"] = "boss@example.org",
                ["MailFolder"] = "/tmp/programflows/mail",
                ["OnlyDomains__0"] = "example.org",
                ["OnlyDomains__1"] = "example.net",
                ["SenderName"] = "สังคมสุจริต",
                ["SendGridFrom"] = "programflows@mail.example.org",
                ["SendGridIsEuropean"] = "True",
                ["SendGridReportKeys__0"] = "first",
                ["SendGridReportKeys__1"] = "second",
                ["StaffAuthority"] = "https://login.example.org/v2.0",
                ["StaffClientId"] = "programflows",
                ["Years__0"] = "honest-society-2570",
            },
            settings);
    }

    [Fact]
    public async Task Where_reports_come_in_is_told_at_the_end_of_a_deployment()
    {
        var outputs = JsonNode.Parse(await ground.TemplateAsync())!["outputs"]!;

        Assert.EndsWith("/webhooks/sendgrid", Said(outputs, "WEBHOOK_ADDRESS"), StringComparison.Ordinal);
    }

    /// <summary>An environment of which everything is told, and a secret of its own that two settings name.</summary>
    internal static Task<Forecast> WithEverythingAsync()
    {
        Bicep.NeedsThisMachine();
        return Told.Value;
    }

    private static async Task<Forecast> ForetellAsync()
    {
        using var folder = new GroundFolder();
        foreach (var (name, value) in Everything)
        {
            await folder.ChangeAsync(
                "dev.bicepparam",
                $"readEnvironmentVariable('{name}', '')",
                $"'{value}'",
                TestContext.Current.CancellationToken);
        }

        await folder.ChangeAsync(
            "dev.bicepparam",
            "param logCapGB = 1",
            "param logCapGB = 1\nparam vaultSettings = { Mail__Key: 'mail-key', Mail__SameKey: 'mail-key' }",
            TestContext.Current.CancellationToken);
        return await Forecast.OfAsync(folder, "dev", TestContext.Current.CancellationToken);
    }

    /// <summary>An output's expression, with what it puts together put together.</summary>
    private static string Said(JsonNode outputs, string name) =>
        outputs[name]!["value"]!.ToString().Replace("{0}", "/", StringComparison.Ordinal).Split('\'')[1];
}
