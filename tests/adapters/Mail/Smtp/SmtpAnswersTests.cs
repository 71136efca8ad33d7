using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>What each answer of a server means for a message, over the wire.</summary>
public sealed class SmtpAnswersTests : IAsyncDisposable
{
    private readonly SmtpStand _stand = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Theory]
    [InlineData("RCPT", "450 4.2.0 somying@example.org: greylisted, try again", CarrierVerdict.Deferred)]
    [InlineData("RCPT", "451 4.3.0 later", CarrierVerdict.Deferred)]
    [InlineData("RCPT", "550 5.1.1 somying@example.org: no such user", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "550 unknown", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "551 not here", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "553 5.1.3 bad address", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "556 5.1.10 takes no mail", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "550 5.7.1 blocked by policy", CarrierVerdict.Failed)]
    [InlineData("RCPT", "550 relay not permitted", CarrierVerdict.Failed)]
    [InlineData("RCPT", "552 5.2.2 somying@example.org: mailbox is full", CarrierVerdict.Failed)]
    [InlineData("RCPT", "550 5.1.8 our sender's domain is not found", CarrierVerdict.ChannelRefused)]
    [InlineData("MAIL", "421 4.7.0 closing", CarrierVerdict.Deferred)]
    [InlineData("MAIL", "451 4.7.1 too many", CarrierVerdict.Deferred)]
    [InlineData("MAIL", "550 5.7.1 not your address", CarrierVerdict.ChannelRefused)]
    [InlineData("MAIL", "552 5.3.4 too large", CarrierVerdict.Failed)]
    [InlineData("DATA", "451 4.3.0 later", CarrierVerdict.Deferred)]
    [InlineData("DATA", "421 4.3.0 closing", CarrierVerdict.Deferred)]
    [InlineData("DATA", "554 5.5.1 no", CarrierVerdict.Failed)]
    [InlineData("body", "452 4.3.1 disk full", CarrierVerdict.Deferred)]
    [InlineData("body", "421 4.3.2 closing", CarrierVerdict.Deferred)]
    [InlineData("body", "550 5.7.1 somying@example.org: looks like spam", CarrierVerdict.Failed)]
    [InlineData("body", "552 5.3.4 too large", CarrierVerdict.Failed)]
    [InlineData("body", "554 5.6.0 somying@example.org: content refused", CarrierVerdict.Failed)]
    public async Task What_a_refusal_means_and_never_its_words(string at, string answer, CarrierVerdict verdict)
    {
        _stand.Server.Answers[at] = answer;
        var carrier = _stand.Carrier();

        var told = await carrier.SendAsync(Mailroom.Message, Stop);

        Assert.Equal(verdict, told.Verdict);
        Assert.Contains(answer[..3], told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("somying", told.Reason, StringComparison.Ordinal);

        // The next message finds the way again.
        _stand.Server.Answers.Clear();
        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
    }

    [Theory]
    [InlineData("554 Blocked: 5.1.22.33 is listed")]
    [InlineData("554 5.1.22.33 is listed")]
    public async Task Figures_of_an_address_are_no_enhanced_code_and_nobodys_fault(string answer)
    {
        _stand.Server.Answers["RCPT"] = answer;

        Assert.Equal(
            new CarrierAnswer(CarrierVerdict.Failed, Reason: "The SMTP server answered 554 to the person's address."),
            await _stand.SendAsync());
    }

    [Theory]
    [InlineData("250 2.0.0 Ok: queued as 4XYZ", "4XYZ")]
    [InlineData("250 OK id=1rXyz0-0004aB-2c", "1rXyz0-0004aB-2c")]
    [InlineData("250 2.6.0 <key@example.org> [InternalId=4711, Hostname=x] Queued mail", "4711")]
    [InlineData("250 Ok", null)]
    [InlineData("250 queued as somying@example.org", null)]
    [InlineData("251 2.0.0 taken, and passed on", null)]
    public async Task A_yes_to_the_whole_message_has_it_accepted(string answer, string? id)
    {
        _stand.Server.Answers["body"] = answer;

        Assert.Equal(new CarrierAnswer(CarrierVerdict.Accepted, id), await _stand.SendAsync());
    }

    [Theory]
    [InlineData("greeting", "554 5.7.1 not for you", CarrierVerdict.ChannelRefused)]
    [InlineData("greeting", "421 4.3.2 too busy", CarrierVerdict.Deferred)]
    [InlineData("greeting", "450 4.3.2 too busy", CarrierVerdict.Deferred)]
    [InlineData("EHLO", "550 5.7.1 who are you", CarrierVerdict.ChannelRefused)]
    [InlineData("EHLO", "451 4.3.0 later", CarrierVerdict.Deferred)]
    public async Task What_is_refused_before_anybody_is_named_says_nothing_of_the_message(
        string at, string answer, CarrierVerdict verdict)
    {
        _stand.Server.Answers[at] = answer;
        _stand.Server.Answers["HELO"] = answer;

        var told = await _stand.SendAsync();

        Assert.Equal(verdict, told.Verdict);
        Assert.DoesNotContain(_stand.Server.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("greeting", CarrierVerdict.Deferred)]
    [InlineData("MAIL", CarrierVerdict.Deferred)]
    [InlineData("RCPT", CarrierVerdict.Deferred)]
    [InlineData("DATA", CarrierVerdict.Deferred)]
    [InlineData("body", CarrierVerdict.Unknown)]
    public async Task What_is_no_answer_decides_nothing(string at, CarrierVerdict verdict)
    {
        foreach (var garbage in (string[])["hello somying@example.org", "999 9.9.9 somying@example.org", "25", "354 ?"])
        {
            if (at == "DATA" && garbage[0] == '3')
            {
                continue;
            }

            _stand.Server.Answers[at] = garbage;

            var told = await _stand.SendAsync();

            Assert.Equal((garbage, verdict), (garbage, told.Verdict));
            Assert.DoesNotContain("somying", told.Reason, StringComparison.Ordinal);
            await _stand.CloseCarriersAsync();
        }
    }

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    public async Task A_server_that_wants_an_account_holds_the_channel(string at)
    {
        _stand.Server.Answers[at] = "530 5.7.0 authentication required";

        var told = await _stand.SendAsync();

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Contains("name and password", told.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_not_even_tried()
    {
        _stand.Server.Answers["EHLO"] = "250-smtp.example.org\r\n250 SIZE 200";

        Assert.Equal(CarrierVerdict.Failed, (await _stand.SendAsync()).Verdict);
        Assert.DoesNotContain(_stand.Server.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_that_is_refused_among_queued_commands_has_bounced()
    {
        _stand.Server.Answers["EHLO"] = "250-smtp.example.org\r\n250 PIPELINING";
        _stand.Server.Answers["RCPT"] = "550 5.1.1 nobody";

        Assert.Equal(CarrierVerdict.Bounced, (await _stand.SendAsync()).Verdict);
        Assert.DoesNotContain(_stand.Server.Heard, h => h.StartsWith("DATA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_none_has_bounced_and_no_server_hears_of_it()
    {
        var message = Mailroom.Message with { To = Mailroom.Message.To with { Email = "somying@@example" } };

        var told = await _stand.Carrier().SendAsync(message, Stop);

        Assert.Equal(CarrierVerdict.Bounced, told.Verdict);
        Assert.DoesNotContain("somying", told.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _stand.Server.Connections);
    }
}
