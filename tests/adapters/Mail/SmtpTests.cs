using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail;

/// <summary>Messages by SMTP, over the wire: what arrives, and what each answer of a server means.</summary>
public sealed class SmtpTests : IAsyncDisposable
{
    private const string Address = "somying@example.org";

    private readonly ScriptedSmtp _server = new();
    private readonly List<ServiceProvider> _open = [];

    // Certificates are of today, whatever a test plays.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _open)
        {
            await services.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_arrives_whole_and_the_server_names_it()
    {
        var answer = await Carrier().SendAsync(
            Mailroom.Message with { Unsubscribe = new Uri("https://networks.example.org/u/1") }, Stop);

        Assert.Equal(new CarrierAnswer(CarrierVerdict.Accepted, "4XYZ"), answer);
        var wire = Assert.Single(_server.Messages);
        Assert.All(wire.Split("\r\n"), l => Assert.InRange(l.Length, 0, 998));
        using var mail = MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(wire)), Stop);
        Assert.Equal(Mailroom.Message.Subject, mail.Subject);
        Assert.Equal(Mailroom.Message.Text, mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(Mailroom.Message.Html, mail.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal((Address, "สมหญิง ใจดี"), (mail.To.Mailboxes.Single().Address, mail.To.Single().Name));
        Assert.Equal("digest-2026-11-24-p-0123456789abcdef@example.org", mail.MessageId);
        Assert.Equal("<https://networks.example.org/u/1>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains($"RCPT TO:<{Address}>", _server.Heard.Select(h => h[..int.Min(h.Length, 29)]));
    }

    [Fact]
    public async Task Messages_go_one_after_the_other_over_one_connection()
    {
        var carrier = Carrier();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            i => carrier.SendAsync(Mailroom.Message with { Key = $"digest-{i}" }, Stop)));

        Assert.All(answers, a => Assert.Equal(CarrierVerdict.Accepted, a.Verdict));
        Assert.Equal((5, 1), (_server.Messages.Count, _server.Connections));
    }

    [Fact]
    public async Task A_connection_that_the_server_has_closed_is_opened_again()
    {
        _server.ClosesAfterMessage = true;
        var carrier = Carrier();

        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);

        Assert.Equal(2, _server.Connections);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 somying@example.org: greylisted, try again", CarrierVerdict.Deferred)]
    [InlineData("RCPT", "451 4.3.0 later", CarrierVerdict.Deferred)]
    [InlineData("RCPT", "550 5.1.1 somying@example.org: no such user", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "550 unknown", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "553 5.1.3 bad address", CarrierVerdict.Bounced)]
    [InlineData("RCPT", "550 5.7.1 blocked by policy", CarrierVerdict.Failed)]
    [InlineData("MAIL", "421 4.7.0 closing", CarrierVerdict.Deferred)]
    [InlineData("MAIL", "550 5.7.1 not your address", CarrierVerdict.ChannelRefused)]
    [InlineData("MAIL", "552 5.3.4 too large", CarrierVerdict.Failed)]
    [InlineData("DATA", "451 4.3.0 later", CarrierVerdict.Deferred)]
    [InlineData("DATA", "554 5.5.1 no", CarrierVerdict.Failed)]
    [InlineData("body", "452 4.3.1 disk full", CarrierVerdict.Deferred)]
    [InlineData("body", "552 5.3.4 too large", CarrierVerdict.Failed)]
    [InlineData("body", "554 5.6.0 somying@example.org: content refused", CarrierVerdict.Failed)]
    public async Task What_a_refusal_means_and_never_its_words(string at, string answer, CarrierVerdict verdict)
    {
        _server.Answers[at] = answer;
        var carrier = Carrier();

        var told = await carrier.SendAsync(Mailroom.Message, Stop);

        Assert.Equal(verdict, told.Verdict);
        Assert.Contains(answer[..3], told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("somying", told.Reason, StringComparison.Ordinal);

        // The next message finds the way again.
        _server.Answers.Clear();
        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
    }

    [Theory]
    [InlineData("greeting", CarrierVerdict.Deferred)]
    [InlineData("EHLO", CarrierVerdict.Deferred)]
    [InlineData("MAIL", CarrierVerdict.Deferred)]
    [InlineData("RCPT", CarrierVerdict.Deferred)]
    [InlineData("DATA", CarrierVerdict.Unknown)]
    [InlineData("body", CarrierVerdict.Unknown)]
    public async Task Where_a_server_goes_away_decides_whether_the_message_may_have_gone(
        string at, CarrierVerdict verdict)
    {
        _server.Answers[at] = ScriptedSmtp.Cut;

        Assert.Equal(verdict, (await Carrier().SendAsync(Mailroom.Message, Stop)).Verdict);
    }

    [Fact]
    public async Task A_server_that_goes_away_in_the_middle_of_a_message_may_have_it()
    {
        _server.CutAfterBytes = 40;
        var large = Mailroom.Message with { Text = string.Concat(Enumerable.Repeat("ขึ้นทะเบียน ", 100_000)) };

        Assert.Equal(CarrierVerdict.Unknown, (await Carrier().SendAsync(large, Stop)).Verdict);
    }

    [Theory]
    [InlineData("greeting", CarrierVerdict.Deferred)]
    [InlineData("RCPT", CarrierVerdict.Deferred)]
    [InlineData("body", CarrierVerdict.Unknown)]
    public async Task A_server_that_says_nothing_is_waited_for_in_vain_but_not_for_ever(
        string at, CarrierVerdict verdict)
    {
        _server.Answers[at] = ScriptedSmtp.Silence;
        var clock = new FakeTimeProvider(Mailroom.Morning);
        var sending = Carrier(o => o with { Clock = clock }).SendAsync(Mailroom.Message, Stop);
        await _server.IsSilent;

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(verdict, (await sending).Verdict);
    }

    [Fact]
    public async Task Whoever_stops_before_anything_was_handed_over_has_sent_nothing()
    {
        _server.Answers["MAIL"] = ScriptedSmtp.Silence;
        using var stop = new CancellationTokenSource();
        var sending = Carrier().SendAsync(Mailroom.Message, stop.Token);
        await _server.IsSilent;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(_server.Messages);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_later()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var told = await Carrier(o => o with { Port = port }).SendAsync(Mailroom.Message, Stop);

        Assert.Equal(CarrierVerdict.Deferred, told.Verdict);
    }

    [Fact]
    public async Task A_server_that_wants_an_account_holds_the_channel()
    {
        _server.Answers["MAIL"] = "530 5.7.0 authentication required";

        var told = await Carrier().SendAsync(Mailroom.Message, Stop);

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Contains("name and password", told.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_not_even_tried()
    {
        _server.Answers["EHLO"] = "250-smtp.example.org\r\n250 SIZE 200";

        Assert.Equal(CarrierVerdict.Failed, (await Carrier().SendAsync(Mailroom.Message, Stop)).Verdict);
        Assert.DoesNotContain(_server.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_starttls_nothing_is_said()
    {
        var told = await Carrier(o => o with { Security = SmtpSecurity.StartTls }).SendAsync(Mailroom.Message, Stop);

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.DoesNotContain(_server.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Starttls_with_a_certificate_of_ones_own_authority_carries_name_password_and_message()
    {
        using var authority = NewAuthority();
        _server.Certificate = CertificateBy(authority, "localhost");
        var carrier = Carrier(o => o with
        {
            Host = "localhost",
            Security = SmtpSecurity.StartTls,
            Authority = authority,
            User = "reminders",
            Password = "planted",
        });

        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
        Assert.Contains(_server.Heard, h => h.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost", false)]
    [InlineData("elsewhere.example.org", true)]
    public async Task A_certificate_of_a_stranger_or_of_another_name_is_not_believed(string name, bool isKnown)
    {
        using var authority = NewAuthority();
        _server.Certificate = CertificateBy(authority, name);
        var carrier = Carrier(o => o with
        {
            Host = "localhost",
            Security = SmtpSecurity.StartTls,
            Authority = isKnown ? authority : null,
        });

        Assert.Equal(CarrierVerdict.ChannelRefused, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
        Assert.DoesNotContain(_server.Heard, h => h.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_holds_the_channel_and_is_not_said()
    {
        using var authority = NewAuthority();
        _server.Certificate = CertificateBy(authority, "localhost");
        _server.Answers["AUTH"] = "535 5.7.8 reminders: authentication failed";
        var carrier = Carrier(o => o with
        {
            Host = "localhost",
            Security = SmtpSecurity.StartTls,
            Authority = authority,
            User = "reminders",
            Password = "planted",
        });

        var told = await carrier.SendAsync(Mailroom.Message, Stop);

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.DoesNotContain("planted", told.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 587, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 0, null, null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, "reminders", null, SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 587, null, "planted", SmtpSecurity.StartTls)]
    [InlineData("mail.example.org", 25, "reminders", "planted", SmtpSecurity.None)]
    public void Settings_that_cannot_be_meant_are_refused(
        string host, int port, string? user, string? password, SmtpSecurity security) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmailSmtp(new SmtpOptions
        {
            Host = host,
            Port = port,
            User = user,
            Password = password,
            Security = security,
            FromAddress = "programflows@example.org",
        }));

    private static X509Certificate2 NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Own authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }

    private static X509Certificate2 CertificateBy(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(
            authority, Now.AddHours(-1), Now.AddHours(1), [1, 2, 3]);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private IMessageCarrier Carrier(Func<SmtpOptions, SmtpOptions>? with = null)
    {
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = _server.Port,
            Security = SmtpSecurity.None,
            FromAddress = "programflows@example.org",
        };
        var services = new ServiceCollection().AddEmailSmtp(with is null ? options : with(options))
            .BuildServiceProvider();
        _open.Add(services);
        return services.GetRequiredService<IMessageCarrier>();
    }
}
