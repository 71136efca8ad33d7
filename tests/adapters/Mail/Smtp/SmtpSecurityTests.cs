using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;
using static ProgramFlows.Tests.Adapters.Mail.Smtp.SmtpCertificates;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>Nothing goes in the clear, to a stranger, or without the account that is asked for.</summary>
public sealed class SmtpSecurityTests : IAsyncDisposable
{
    private readonly SmtpStand _stand = new();

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Fact]
    public async Task Without_starttls_nothing_is_said()
    {
        var told = await _stand.SendAsync(o => o with { Security = SmtpSecurity.StartTls });

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Contains("STARTTLS", told.Reason, StringComparison.Ordinal);
        AssertNothingWasSaid();
    }

    [Theory]
    [InlineData("454 4.7.0 TLS not available", CarrierVerdict.ChannelRefused)]
    [InlineData("501 5.5.4 no", CarrierVerdict.ChannelRefused)]
    [InlineData("421 4.3.2 closing", CarrierVerdict.Deferred)]
    [InlineData(ScriptedSmtp.Cut, CarrierVerdict.Deferred)]
    public async Task Starttls_that_is_refused_is_the_channels_matter(string answer, CarrierVerdict verdict)
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.Answers["STARTTLS"] = answer;

        Assert.Equal(verdict, (await _stand.SendAsync(o => Secured(o) with { Authority = authority })).Verdict);
        AssertNothingWasSaid();
    }

    [Theory]
    [InlineData("this is no TLS, whatever was said", CarrierVerdict.ChannelRefused)]
    [InlineData(ScriptedSmtp.Cut, CarrierVerdict.Deferred)]
    public async Task Tls_that_fails_holds_the_channel_and_a_server_that_goes_away_does_not(
        string handshake, CarrierVerdict verdict)
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.Answers["handshake"] = handshake;

        Assert.Equal(verdict, (await _stand.SendAsync(o => Secured(o) with { Authority = authority })).Verdict);
        AssertNothingWasSaid();
    }

    [Fact]
    public async Task A_server_that_falls_silent_before_tls_is_tried_again_later()
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.Answers["handshake"] = ScriptedSmtp.Silence;

        var told = await _stand.SendIntoSilenceAsync(o => Secured(o) with { Authority = authority });

        Assert.Equal(CarrierVerdict.Deferred, told.Verdict);
        AssertNothingWasSaid();
    }

    [Fact]
    public async Task The_same_when_mailkits_own_clock_is_the_faster_one()
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.Answers["handshake"] = ScriptedSmtp.Silence;

        var told = await _stand.SendAsync(o => Secured(o) with
        {
            Authority = authority,
            Clock = new FakeTimeProvider(Mailroom.Morning),
            Timeout = TimeSpan.FromMilliseconds(500),
        });

        Assert.Equal(CarrierVerdict.Deferred, told.Verdict);
        AssertNothingWasSaid();
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_from_the_first_byte_holds_the_channel()
    {
        Assert.Equal(
            CarrierVerdict.ChannelRefused,
            (await _stand.SendAsync(o => o with { Security = SmtpSecurity.ImplicitTls })).Verdict);
        AssertNothingWasSaid();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Starttls_with_a_certificate_of_ones_own_authority_carries_name_password_and_message(
        bool byAnOffice)
    {
        using var authority = NewAuthority();
        using var office = AuthorityBy(authority);
        _stand.Server.Certificate = CertificateBy(byAnOffice ? office : authority, "localhost");
        _stand.Server.CertificateOfOffice = byAnOffice ? office : null;

        var told = await _stand.SendAsync(o => SignedIn(o) with { Authority = authority });

        Assert.Equal((null, CarrierVerdict.Accepted), (told.Reason, told.Verdict));
        Assert.Contains(_stand.Server.Heard, h => h.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost", false, false)]
    [InlineData("elsewhere.example.org", true, false)]
    [InlineData("localhost", true, true)]
    public async Task A_certificate_of_a_stranger_of_another_name_or_of_yesterday_is_not_believed(
        string name, bool isKnown, bool hasRunOut)
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, name, hasRunOut);

        var told = await _stand.SendAsync(o => SignedIn(o) with { Authority = isKnown ? authority : null });

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Contains("certificate", told.Reason, StringComparison.Ordinal);
        AssertNothingWasSaid();
    }

    [Theory]
    [InlineData("535 5.7.8 reminders: authentication failed", CarrierVerdict.ChannelRefused)]
    [InlineData("530 5.7.0 first something else", CarrierVerdict.ChannelRefused)]
    [InlineData("534 5.7.9 too weak", CarrierVerdict.ChannelRefused)]
    [InlineData("538 5.7.11 encryption required", CarrierVerdict.ChannelRefused)]
    [InlineData("454 4.7.0 reminders: later", CarrierVerdict.Deferred)]
    public async Task A_refused_account_holds_the_channel_and_is_not_said(string answer, CarrierVerdict verdict)
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.Answers["AUTH"] = answer;
        var carrier = _stand.Carrier(o => SignedIn(o) with { Authority = authority });

        var told = await carrier.SendAsync(Mailroom.Message, TestContext.Current.CancellationToken);

        Assert.Equal(verdict, told.Verdict);
        Assert.DoesNotContain("planted", told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("reminders", told.Reason, StringComparison.Ordinal);

        // Corrected at the server, it goes on, and never over the connection that was refused.
        _stand.Server.Answers.Clear();
        Assert.Equal(
            CarrierVerdict.Accepted,
            (await carrier.SendAsync(Mailroom.Message, TestContext.Current.CancellationToken)).Verdict);
        Assert.Equal(2, _stand.Server.Connections);
    }

    [Fact]
    public async Task A_server_without_accounts_is_called_so()
    {
        using var authority = NewAuthority();
        _stand.Server.Certificate = CertificateBy(authority, "localhost");
        _stand.Server.TakesAccounts = false;

        var told = await _stand.SendAsync(o => SignedIn(o) with { Authority = authority });

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Contains("name and password", told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", told.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 587, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 0, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 65536, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, "reminders", null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, null, "planted", SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, "", "planted", SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, "reminders", "", SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 25, "reminders", "planted", SmtpSecurity.None)]
    [InlineData("mail.example.org", 587, null, null, (SmtpSecurity)7)]
    public void Settings_that_cannot_be_meant_are_refused(
        string host, int port, string? user, string? password, SmtpSecurity security)
    {
        var mistake = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmailSmtp(new SmtpOptions
        {
            Host = host,
            Port = port,
            User = user,
            Password = password,
            Security = security,
            FromAddress = "programflows@example.org",
        }));

        Assert.DoesNotContain("planted", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_in_no_log_of_the_settings() => Assert.Equal(
        "localhost:587", SignedIn(new SmtpOptions { Host = "x", FromAddress = "a@example.org" }).ToString());

    private static SmtpOptions Secured(SmtpOptions options) =>
        options with { Host = "localhost", Security = SmtpSecurity.StartTls };

    private static SmtpOptions SignedIn(SmtpOptions options) =>
        Secured(options) with { User = "reminders", Password = "planted" };

    private void AssertNothingWasSaid() => Assert.DoesNotContain(
        _stand.Server.Heard,
        h => h.StartsWith("MAIL", StringComparison.Ordinal) || h.StartsWith("AUTH", StringComparison.Ordinal));
}
