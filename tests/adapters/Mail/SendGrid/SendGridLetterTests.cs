using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.SendGrid;

/// <summary>What SendGrid's own library writes of a message, as it arrives.</summary>
public sealed class SendGridLetterTests
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task A_message_arrives_whole_in_both_forms_and_in_thai()
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync();

        Assert.Equal(new CarrierAnswer(CarrierVerdict.Accepted, SendGridStand.Id), answer);
        var (path, headers, letter) = Assert.Single(stand.Asked);
        Assert.Equal("POST /v3/mail/send", path);
        Assert.Equal($"Bearer {SendGridStand.ApiKey}", headers.Authorization);
        Assert.Equal("application/json", headers.ContentType);
        Assert.Equal(Mailroom.Message.Subject, (string?)letter["subject"]);
        Assert.Equal(SenderIdentity.UsualName, (string?)letter["from"]!["name"]);
        Assert.Equal("networks@example.org", (string?)letter["from"]!["email"]);
        Assert.Equal(
            ["text/plain", Mailroom.Message.Text, "text/html", Mailroom.Message.Html],
            letter["content"]!.AsArray().SelectMany(c => new[] { (string?)c!["type"], (string?)c["value"] }));
    }

    [Fact]
    public async Task It_goes_to_one_person_under_our_key_with_nothing_that_follows_them()
    {
        await using var stand = await SendGridStand.StartAsync();

        await stand.SendAsync();

        var letter = stand.Asked.Single().Body;
        var person = Assert.Single(letter["personalizations"]!.AsArray())!;
        Assert.Equal("""[{"name":"สมหญิง ใจดี","email":"somying@example.org"}]""", Written(person["to"]));
        Assert.Equal(["to", "headers", "custom_args"], person.AsObject().Select(p => p.Key));
        Assert.Equal($$"""{"message_key":"{{Mailroom.Message.Key}}"}""", Written(person["custom_args"]));
        Assert.Equal(
            """{"click_tracking":{"enable":false,"enable_text":false},"open_tracking":{"enable":false}"""
            + ""","subscription_tracking":{"enable":false},"ganalytics":{"enable":false}}""",
            Written(letter["tracking_settings"]));
        Assert.Equal(
            ["content", "from", "personalizations", "subject", "tracking_settings"],
            letter.AsObject().Select(p => p.Key).Order());
    }

    [Fact]
    public async Task Its_headers_are_those_of_every_channel()
    {
        await using var stand = await SendGridStand.StartAsync();

        await stand.SendAsync();
        await stand.SendAsync(Mailroom.Message with
        {
            Language = Language.En,
            Unsubscribe = new Uri("https://networks.example.org/stop/abc?t=1"),
        });

        Assert.Equal(
            [
                ("Message-ID", "<digest-2026-11-24-p-0123456789abcdef@example.org>"),
                ("Auto-Submitted", "auto-generated"),
                ("Content-Language", "th"),
            ],
            HeadersOf(stand, 0).AsObject().Select(h => (h.Key, (string?)h.Value)));
        Assert.Equal("en", (string?)HeadersOf(stand, 1)["Content-Language"]);
        Assert.Equal("<https://networks.example.org/stop/abc?t=1>", (string?)HeadersOf(stand, 1)["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", (string?)HeadersOf(stand, 1)["List-Unsubscribe-Post"]);
    }

    [Theory]
    [InlineData("\r\nBcc: eve@example.org")]
    [InlineData("\u2028,\u0000eve@example.org\t")]
    public async Task Nobody_writes_a_header_through_a_name_a_subject_or_a_key(string evil)
    {
        await using var stand = await SendGridStand.StartAsync();

        await stand.SendAsync(Mailroom.Message with
        {
            Key = $"digest{evil}",
            Subject = $"งาน{evil}",
            To = Mailroom.Message.To with { Name = $"Nok{evil}" },
        });

        var letter = stand.Asked.Single().Body;
        var to = letter["personalizations"]![0]!["to"]![0]!;
        string[] lines = [(string)letter["subject"]!, (string)to["name"]!, (string)HeadersOf(stand, 0)["Message-ID"]!];
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Equal("somying@example.org", (string?)to["email"]);
        Assert.Matches("^<[A-Za-z0-9=_.-]+@example\\.org>$", lines[2]);
    }

    [Fact]
    public async Task Who_has_no_address_is_not_sent_to()
    {
        await using var stand = await SendGridStand.StartAsync();

        var nowhere = Mailroom.Message.To with { Email = "no one" };

        var answer = await stand.SendAsync(Mailroom.Message with { To = nowhere });

        Assert.Equal(CarrierVerdict.Bounced, answer.Verdict);
        Assert.Empty(stand.Asked);
    }

    [Fact]
    public async Task The_channel_says_what_it_is()
    {
        await using var stand = await SendGridStand.StartAsync();

        Assert.Equal(
            ("sendgrid", true, false),
            (stand.Carrier.Name, stand.Carrier.LeavesTheMachine, stand.Carrier.Deduplicates));
    }

    [Theory]
    [InlineData("key", "The key for SendGrid")]
    [InlineData("blank", "The key for SendGrid")]
    [InlineData("from", "is no address to send from")]
    [InlineData("clear", "in the clear")]
    [InlineData("timeout", "A message may take")]
    public async Task What_is_set_wrongly_is_said_at_the_start_and_the_key_never(string what, string said)
    {
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => SendGridStand.StartAsync(o => what switch
        {
            "key" => o with { ApiKey = $"{o.ApiKey}\n" },
            "blank" => o with { ApiKey = "" },
            "from" => o with { FromAddress = "networks" },
            "clear" => o with { Host = new Uri("http://api.example.org") },
            _ => o with { Timeout = TimeSpan.Zero },
        }));

        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Europe_is_a_switch_and_a_key_is_never_written()
    {
        var world = new SendGridOptions { ApiKey = "SG.planted", FromAddress = "networks@example.org" };

        Assert.Equal("SendGrid at https://api.sendgrid.com/", world.ToString());
        Assert.Equal("SendGrid at https://api.eu.sendgrid.com/", (world with { IsEuropean = true }).ToString());
    }

    private static JsonNode HeadersOf(SendGridStand stand, int which) =>
        stand.Asked[which].Body["personalizations"]![0]!["headers"]!;

    private static string Written(JsonNode? json) => json!.ToJsonString(Plain);
}
