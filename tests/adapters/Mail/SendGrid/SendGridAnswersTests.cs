using System.Globalization;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.SendGrid;

/// <summary>What SendGrid answers, and what becomes of a message by it.</summary>
public sealed class SendGridAnswersTests
{
    [Theory]
    [InlineData(400, CarrierVerdict.Failed)]
    [InlineData(413, CarrierVerdict.Failed)]
    [InlineData(301, CarrierVerdict.ChannelRefused)]
    [InlineData(307, CarrierVerdict.ChannelRefused)]
    [InlineData(401, CarrierVerdict.ChannelRefused)]
    [InlineData(403, CarrierVerdict.ChannelRefused)]
    [InlineData(404, CarrierVerdict.ChannelRefused)]
    [InlineData(407, CarrierVerdict.ChannelRefused)]
    [InlineData(415, CarrierVerdict.ChannelRefused)]
    [InlineData(451, CarrierVerdict.ChannelRefused)]
    [InlineData(408, CarrierVerdict.Deferred)]
    [InlineData(429, CarrierVerdict.Deferred)]
    [InlineData(503, CarrierVerdict.Deferred)]
    [InlineData(200, CarrierVerdict.Unknown)]
    [InlineData(500, CarrierVerdict.Unknown)]
    [InlineData(502, CarrierVerdict.Unknown)]
    [InlineData(504, CarrierVerdict.Unknown)]
    [InlineData(529, CarrierVerdict.Unknown)]
    public async Task Every_status_has_its_meaning_and_is_asked_for_once(int status, CarrierVerdict verdict)
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync(status, SendGridStand.Errors(), ("Location", "/v3/elsewhere"));

        Assert.Equal((verdict, null, null), (answer.Verdict, answer.CarrierId, answer.RetryAfter));
        Assert.Contains($"{status}", answer.Reason, StringComparison.Ordinal);
        Assert.Single(stand.Asked);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_of_us_says_what_to_do(int status)
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync(status);

        Assert.Matches(@"Look at .+, then release the channel\.$", answer.Reason);
    }

    [Fact]
    public async Task A_mistake_of_ours_names_the_fields_and_nothing_that_was_quoted()
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync(400, SendGridStand.Errors(
            "subject",
            "personalizations.0.to.0.email",
            "personalizations.0.to.somying@example.org",
            "สมหญิง",
            "subject"));

        Assert.Equal(
            "SendGrid refuses the message with 400 for subject, personalizations.0.to.0.email, personalizations.0.to.",
            answer.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"errors\":[{\"field\":")]
    [InlineData("[]")]
    [InlineData("{\"errors\":{\"field\":\"subject\"}}")]
    [InlineData("{\"errors\":[null,1,\"subject\",{\"field\":7},{\"field\":\"\\ud800\"},{}]}")]
    [InlineData("<html>somying@example.org</html>")]
    public async Task Broken_json_is_no_more_than_its_status(string body)
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync(400, body);

        Assert.Equal(CarrierVerdict.Failed, answer.Verdict);
        Assert.Equal("SendGrid refuses the message with 400.", answer.Reason);
    }

    [Fact]
    public async Task No_reason_repeats_an_address_a_name_a_key_or_a_text()
    {
        await using var stand = await SendGridStand.StartAsync();
        foreach (var status in new[] { 200, 301, 400, 401, 403, 404, 413, 429, 500, 503 })
        {
            var answer = await stand.SendAsync(
                status,
                SendGridStand.Errors("somying@example.org", "ใจดี"),
                ("Retry-After", "somying@example.org"),
                ("X-Message-Id", "somying example"));

            Assert.DoesNotMatch("somying|@|[ก-๙]|planted|" + Mailroom.Message.Key, answer.ToString());
        }
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "0", 0)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 01:05:00 GMT", 300)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 00:05:00 GMT", 0)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "99999999999999999999", null)]
    [InlineData("X-RateLimit-Reset", "60", 60)]
    [InlineData("X-RateLimit-Reset", "1795482060", 60)]
    [InlineData("X-RateLimit-Reset", "1795481000", 0)]
    [InlineData("X-RateLimit-Reset", "999999999999999999", null)]
    [InlineData("X-RateLimit-Reset", "tomorrow", null)]
    [InlineData("X-Other", "60", null)]
    public async Task Who_asks_to_wait_is_waited_for_and_garbage_is_no_wait(string header, string value, int? seconds)
    {
        Assert.Equal("1795482000", Mailroom.Morning.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        await using var stand = await SendGridStand.StartAsync();
        foreach (var status in new[] { 429, 503 })
        {
            var answer = await stand.SendAsync(status, "", (header, value));

            Assert.Equal(CarrierVerdict.Deferred, answer.Verdict);
            Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, answer.RetryAfter);
        }
    }

    [Fact]
    public async Task The_wait_that_is_asked_for_goes_before_the_end_of_the_period()
    {
        await using var stand = await SendGridStand.StartAsync();

        var answer = await stand.SendAsync(429, "", ("X-RateLimit-Reset", "60"), ("Retry-After", "7"));

        Assert.Equal(TimeSpan.FromSeconds(7), answer.RetryAfter);
    }
}
