using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using ProgramFlows.Adapters.Email.Smtp;
using ProgramFlows.Workflows.Notices;
using SmtpServer.Protocol;
using Xunit;
using static ProgramFlows.Tests.Adapters.Mail.Smtp.SmtpCertificates;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>Messages to a server that nobody here wrote: what arrives, and what it refuses.</summary>
public sealed class SmtpServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_whole_under_its_key()
    {
        await using var server = new ForeignSmtp();
        var answer = await SendAsync(
            server, Mailroom.Message with { Unsubscribe = new Uri("https://networks.example.org/u/1") });

        Assert.Equal(CarrierVerdict.Accepted, answer.Verdict);
        using var mail = Read(Assert.Single(server.Messages));
        Assert.Equal(Mailroom.Message.Subject, mail.Subject);
        Assert.Equal(Mailroom.Message.Text, mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(Mailroom.Message.Html, mail.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Equal(
            ("somying@example.org", "สมหญิง ใจดี"), (mail.To.Mailboxes.Single().Address, mail.To.Single().Name));
        Assert.Equal("digest-2026-11-24-p-0123456789abcdef@example.org", mail.MessageId);
        Assert.Equal("<https://networks.example.org/u/1>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(["somying@example.org"], server.Recipients);
    }

    [Fact]
    public async Task The_wire_carries_the_bytes_that_the_folder_lays_down()
    {
        using var mailroom = new Mailroom();
        await mailroom.SendAsync(Mailroom.Message);
        await using var server = new ForeignSmtp();

        await SendAsync(server, Mailroom.Message);

        Assert.Equal(
            await File.ReadAllTextAsync(Assert.Single(mailroom.Files()), Encoding.Latin1, Stop),
            Encoding.Latin1.GetString(Assert.Single(server.Messages)) + "\r\n");
    }

    [Fact]
    public async Task Lines_of_dots_long_lines_and_long_subjects_arrive_whole()
    {
        await using var server = new ForeignSmtp();
        var message = Mailroom.Message with
        {
            Subject = string.Concat(Enumerable.Repeat("งานที่ต้องทำ ๓ เรื่อง ", 40)) + "จบ",
            Text = $".\r\n..\r\n.a\r\n\r\n.\r\n{new string('.', 3_000)}\r\n{new string('ก', 3_000)}\r\n",
        };

        await SendAsync(server, message);

        var wire = Assert.Single(server.Messages);
        Assert.All(Encoding.Latin1.GetString(wire).Split("\r\n"), l => Assert.InRange(l.Length, 0, 998));
        Assert.All(wire, b => Assert.InRange(b, 0, 127));
        using var mail = Read(wire);
        Assert.Equal(
            (message.Subject, message.Text.ReplaceLineEndings()), (mail.Subject, mail.TextBody!.ReplaceLineEndings()));
    }

    [Fact]
    public async Task A_domain_of_thai_letters_is_named_as_every_server_knows_it()
    {
        await using var server = new ForeignSmtp();
        var message = Mailroom.Message with { To = Mailroom.Message.To with { Email = "somying@ทดลอง.ไทย" } };

        Assert.Equal(CarrierVerdict.Accepted, (await SendAsync(server, message)).Verdict);

        Assert.Equal(["somying@xn--72czi1dxb.xn--o3cw4h"], server.Recipients);
    }

    [Fact]
    public async Task Messages_share_one_session()
    {
        await using var server = new ForeignSmtp();
        await using var services = SmtpStand.Services(await OptionsAsync(server));
        var carrier = services.GetRequiredService<IMessageCarrier>();

        for (var i = 0; i < 3; i++)
        {
            var message = Mailroom.Message with { Key = $"digest-{i}" };
            Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(message, Stop)).Verdict);
        }

        Assert.Equal((1, 3), (server.Sessions, server.Messages.Count));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.ImplicitTls)]
    public async Task An_account_signs_in_behind_tls(SmtpSecurity security)
    {
        using var authority = NewAuthority();
        await using var server = new ForeignSmtp(
            CertificateBy(authority, "localhost"), security == SmtpSecurity.ImplicitTls, wantsAccount: true);
        SmtpOptions Options(SmtpOptions o) => o with { Host = "localhost", Security = security, Authority = authority };

        var without = await SendAsync(server, Mailroom.Message, Options);
        var wrong = await SendAsync(
            server, Mailroom.Message, o => Options(o) with { User = "reminders", Password = "wrong" });
        var right = await SendAsync(
            server, Mailroom.Message, o => Options(o) with { User = "reminders", Password = "planted" });

        Assert.Equal(
            (CarrierVerdict.ChannelRefused, CarrierVerdict.ChannelRefused, CarrierVerdict.Accepted),
            (without.Verdict, wrong.Verdict, right.Verdict));
        Assert.Single(server.Messages);
    }

    [Fact]
    public async Task Without_starttls_nothing_is_sent()
    {
        await using var server = new ForeignSmtp();

        var told = await SendAsync(server, Mailroom.Message, o => o with { Security = SmtpSecurity.StartTls });

        Assert.Equal(CarrierVerdict.ChannelRefused, told.Verdict);
        Assert.Empty(server.Recipients);
    }

    [Theory]
    [InlineData(SmtpReplyCode.ServiceUnavailable, "4.3.0 later", CarrierVerdict.Deferred)]
    [InlineData((SmtpReplyCode)450, "4.2.0 greylisted", CarrierVerdict.Deferred)]
    [InlineData(SmtpReplyCode.MailboxUnavailable, "mailbox unavailable", CarrierVerdict.Bounced)]
    [InlineData(SmtpReplyCode.MailboxUnavailable, "5.7.1 policy", CarrierVerdict.Failed)]
    public async Task What_it_refuses_of_a_recipient(SmtpReplyCode code, string says, CarrierVerdict verdict)
    {
        await using var server = new ForeignSmtp { AnswerToRecipient = new SmtpResponse(code, says) };

        Assert.Equal(verdict, (await SendAsync(server, Mailroom.Message)).Verdict);
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData(SmtpReplyCode.InsufficientStorage, CarrierVerdict.Deferred)]
    [InlineData(SmtpReplyCode.TransactionFailed, CarrierVerdict.Failed)]
    public async Task What_it_refuses_of_a_message(SmtpReplyCode code, CarrierVerdict verdict)
    {
        await using var server = new ForeignSmtp
        {
            AnswerToMessage = _ => new SmtpResponse(code, "no"),
        };

        Assert.Equal(verdict, (await SendAsync(server, Mailroom.Message)).Verdict);
    }

    [Fact]
    public async Task A_message_over_its_size_is_not_sent()
    {
        await using var server = new ForeignSmtp(largest: 400);

        Assert.Equal(CarrierVerdict.Failed, (await SendAsync(server, Mailroom.Message)).Verdict);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task A_server_that_goes_away_with_the_message_in_its_hands_may_have_it()
    {
        await using var server = new ForeignSmtp
        {
            AnswerToMessage = session =>
            {
                session.Pipe.Dispose();
                return SmtpResponse.Ok;
            },
        };

        Assert.Equal(CarrierVerdict.Unknown, (await SendAsync(server, Mailroom.Message)).Verdict);
        Assert.Equal((1, 1), (server.Sessions, server.Messages.Count));
    }

    private static MimeMessage Read(byte[] wire) => MimeMessage.Load(new MemoryStream(wire), Stop);

    private static async Task<SmtpOptions> OptionsAsync(ForeignSmtp server) => new()
    {
        Host = "127.0.0.1",
        Port = await server.PortAsync(),
        Security = SmtpSecurity.None,
        FromAddress = "programflows@example.org",
    };

    private static async Task<CarrierAnswer> SendAsync(
        ForeignSmtp server, ComposedMessage message, Func<SmtpOptions, SmtpOptions>? with = null)
    {
        var options = await OptionsAsync(server);
        await using var services = SmtpStand.Services(with is null ? options : with(options));
        return await services.GetRequiredService<IMessageCarrier>().SendAsync(message, Stop);
    }
}
