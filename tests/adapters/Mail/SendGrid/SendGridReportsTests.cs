using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Tests.Adapters.Stores;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using SendGrid.Helpers.EventWebhook;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.SendGrid;

/// <summary>What SendGrid reports by itself: believed when it signed it, of now, and once.</summary>
public sealed class SendGridReportsTests : IDisposable
{
    private const string Key = "letter-nok";

    private readonly ReportSigner _signer = new();
    private readonly ReportSigner _other = new();

    private static DateTimeOffset Now => StoreHouse.Now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _signer.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData("delivered", "", CarrierEventKind.Delivered)]
    [InlineData("deferred", ",\"attempt\":\"5\",\"response\":\"400 try again later\"", CarrierEventKind.Deferred)]
    [InlineData("bounce", ",\"type\":\"bounce\",\"status\":\"5.1.1\"", CarrierEventKind.Bounced)]
    [InlineData("bounce", ",\"type\":\"blocked\",\"status\":\"5.7.1\"", CarrierEventKind.Blocked)]
    [InlineData("bounce", "", CarrierEventKind.Blocked)]
    [InlineData("dropped", ",\"reason\":\"Bounced Address\"", CarrierEventKind.Dropped)]
    [InlineData("dropped", ",\"reason\":\"Spam Reporting Address\"", CarrierEventKind.Dropped)]
    [InlineData("dropped", ",\"reason\":\"Unsubscribed Address\"", CarrierEventKind.Dropped)]
    [InlineData("dropped", ",\"reason\":\"Invalid\"", CarrierEventKind.Dropped)]
    [InlineData("dropped", ",\"reason\":\"Recipient List over Package Quota\"", CarrierEventKind.Blocked)]
    [InlineData("dropped", ",\"reason\":\"Spam Content (if Spam Checker app is enabled)\"", CarrierEventKind.Blocked)]
    [InlineData("dropped", "", CarrierEventKind.Blocked)]
    [InlineData("spamreport", "", CarrierEventKind.SpamReport)]
    [InlineData("unsubscribe", "", CarrierEventKind.Unsubscribed)]
    [InlineData("processed", "", null)]
    [InlineData("open", ",\"useragent\":\"Mozilla/4.0\"", null)]
    [InlineData("click", ",\"url\":\"https://example.org\"", null)]
    [InlineData("group_unsubscribe", "", null)]
    [InlineData("what comes later", "", null)]
    public void Every_event_has_its_meaning(string name, string more, CarrierEventKind? kind)
    {
        var report = Read(ReportSigner.Event(name, Key, Now.AddSeconds(-7), more: more));

        Assert.Equal(CarrierReportStanding.Genuine, report.Standing);
        Assert.Equal(0, report.Unread);
        Assert.Equal(
            kind is { } k ? [new CarrierEvent("event-1", Key, k, Now.AddSeconds(-7))] : [], report.Events);
        Assert.All(report.Events, e => Assert.Equal(TimeSpan.Zero, e.At.Offset));
    }

    [Fact]
    public void Entries_that_cannot_be_read_and_those_of_others_stop_no_other()
    {
        var good = ReportSigner.Event("delivered", Key, Now);
        string[] junk =
        [
            "null", "7", "\"delivered\"", "[]", "{}", "{\"event\":7}", "{\"event\":\"\\ud800\"}",
            good.Replace("\"event-1\"", "null", StringComparison.Ordinal),
            good.Replace("event-1", "", StringComparison.Ordinal),
            good.Replace("event-1", new string('e', 201), StringComparison.Ordinal),
            good.Replace("event-1", "e\\u0000", StringComparison.Ordinal),
            good.Replace("event-1", "\\ud800", StringComparison.Ordinal),
            good.Replace($"\"{Key}\"", "{}", StringComparison.Ordinal),
            good.Replace($"{Now.ToUnixTimeSeconds()}", "\"yesterday\"", StringComparison.Ordinal),
            good.Replace($"{Now.ToUnixTimeSeconds()}", "-1", StringComparison.Ordinal),
            good.Replace($"{Now.ToUnixTimeSeconds()}", "1.5", StringComparison.Ordinal),
            good.Replace($"{Now.ToUnixTimeSeconds()}", "9e99", StringComparison.Ordinal),
            good.Replace($"{Now.ToUnixTimeSeconds()}", "999999999999999", StringComparison.Ordinal),
        ];
        var others = good.Replace("message_key", "somebody_elses", StringComparison.Ordinal);

        var report = Read([.. junk, others, good]);

        Assert.Equal(CarrierReportStanding.Genuine, report.Standing);
        Assert.Equal([new CarrierEvent("event-1", Key, CarrierEventKind.Delivered, Now)], report.Events);
        Assert.Equal(junk.Length, report.Unread);
    }

    [Fact]
    public void An_empty_report_is_one()
    {
        var report = Read([]);

        Assert.Equal(CarrierReportStanding.Genuine, report.Standing);
        Assert.Empty(report.Events);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"event\":\"delivered\"")]
    [InlineData("{\"event\":\"delivered\"}")]
    [InlineData("null")]
    [InlineData("[] []")]
    [InlineData("<xml/>")]
    public void What_is_signed_and_no_report_is_malformed(string text) =>
        Assert.Equal(CarrierReportStanding.Malformed, ReadBytes(Encoding.UTF8.GetBytes(text)).Standing);

    [Fact]
    public void Json_in_a_thousand_layers_is_malformed_and_ends_nothing() =>
        Assert.Equal(
            CarrierReportStanding.Malformed,
            ReadBytes(Encoding.UTF8.GetBytes(new string('[', 100_000))).Standing);

    [Fact]
    public void The_bytes_are_what_was_signed_whatever_text_they_would_be()
    {
        var report = $"[{ReportSigner.Event("delivered", Key, Now, more: ",\"reason\":\"ส่งแล้ว\"")}]\r\n";
        byte[] broken = [.. Encoding.UTF8.GetBytes(report), 0xff, 0xfe];

        Assert.Equal(CarrierReportStanding.Genuine, ReadBytes(Encoding.UTF8.GetBytes(report)).Standing);
        Assert.Equal(CarrierReportStanding.Malformed, ReadBytes(broken).Standing);
        broken[^1] = 0xfd;
        Assert.Equal(CarrierReportStanding.Forged, ReadBytes(broken, signed: broken[..^1]).Standing);
    }

    [Fact]
    public void SendGrids_own_library_believes_the_same()
    {
        var report = $"[{ReportSigner.Event("delivered", Key, Now, more: ",\"reason\":\"ส่งแล้ว\"")}]\r\n";
        var headers = _signer.Sign(Encoding.UTF8.GetBytes(report), Now);
        var validator = new RequestValidator();
        var (signature, timestamp) =
            (headers[RequestValidator.SIGNATURE_HEADER], headers[RequestValidator.TIMESTAMP_HEADER]);

        Assert.True(validator.VerifySignature(
            validator.ConvertPublicKeyToECDSA(_signer.Key), report, signature, timestamp));
        Assert.False(validator.VerifySignature(
            validator.ConvertPublicKeyToECDSA(_other.Key), report, signature, timestamp));
    }

    [Fact]
    public void What_is_not_signed_by_them_is_forged()
    {
        var body = Batch(ReportSigner.Event("bounce", Key, Now, more: ",\"type\":\"bounce\""));
        var signed = _signer.Sign(body, Now);
        var stolen = _signer.Sign("[]"u8.ToArray(), Now);
        Dictionary<string, string>[] forged =
        [
            [],
            Without(signed, RequestValidator.SIGNATURE_HEADER),
            Without(signed, RequestValidator.TIMESTAMP_HEADER),
            stolen,
            _other.Sign(body, Now),
            With(signed, RequestValidator.TIMESTAMP_HEADER, $"{Now.ToUnixTimeSeconds() + 1}"),
            .. new[] { "", "ก", "not base64", "AAAA", "MAYCAQACAQA=", Convert.ToBase64String(new byte[64]) }
                .Select(s => With(signed, RequestValidator.SIGNATURE_HEADER, s)),
        ];

        Assert.All(forged, headers =>
        {
            var report = Reports().Read(body, headers.GetValueOrDefault, Now);
            Assert.Equal(CarrierReportStanding.Forged, report.Standing);
            Assert.Empty(report.Events);
        });
    }

    [Theory]
    [InlineData(0, CarrierReportStanding.Genuine)]
    [InlineData(600, CarrierReportStanding.Genuine)]
    [InlineData(601, CarrierReportStanding.Stale)]
    [InlineData(-600, CarrierReportStanding.Genuine)]
    [InlineData(-601, CarrierReportStanding.Stale)]
    public void What_was_signed_too_long_ago_or_for_later_is_stale(int seconds, CarrierReportStanding standing)
    {
        var body = Batch(ReportSigner.Event("delivered", Key, Now));
        var reports = Reports(new SendGridReportOptions
        {
            Keys = [_signer.Key],
            LongestAge = TimeSpan.FromMinutes(10),
        });

        Assert.Equal(
            standing,
            reports.Read(body, _signer.Sign(body, Now.AddSeconds(-seconds)).GetValueOrDefault, Now).Standing);
    }

    [Fact]
    public void A_report_that_is_tried_again_for_a_day_is_still_taken_unless_set_otherwise()
    {
        var body = Batch(ReportSigner.Event("delivered", Key, Now));
        var headers = _signer.Sign(body, Now);

        Assert.Equal(
            CarrierReportStanding.Genuine, Reports().Read(body, headers.GetValueOrDefault, Now.AddHours(24)).Standing);
        Assert.Equal(
            CarrierReportStanding.Stale, Reports().Read(body, headers.GetValueOrDefault, Now.AddHours(26)).Standing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999")]
    public void A_moment_that_is_none_is_malformed(string timestamp)
    {
        var body = Batch(ReportSigner.Event("delivered", Key, Now));

        Assert.Equal(
            CarrierReportStanding.Malformed,
            Reports().Read(body, _signer.Sign(body, timestamp).GetValueOrDefault, Now).Standing);
    }

    [Fact]
    public void More_than_any_report_has_is_not_even_looked_at()
    {
        var reports = Reports();
        var body = new byte[reports.MostBytes + 1];

        Assert.Equal(
            CarrierReportStanding.TooLarge,
            reports.Read(body, _ => throw new InvalidOperationException("Looked at."), Now).Standing);
    }

    [Fact]
    public void While_a_key_is_changed_both_are_believed_and_afterwards_one()
    {
        var body = Batch(ReportSigner.Event("delivered", Key, Now));
        CarrierReportStanding Of(ReportSigner signer, params string[] keys) =>
            Reports(new SendGridReportOptions { Keys = keys })
                .Read(body, signer.Sign(body, Now).GetValueOrDefault, Now).Standing;

        Assert.Equal(CarrierReportStanding.Genuine, Of(_signer, _signer.Key, _other.Key));
        Assert.Equal(CarrierReportStanding.Genuine, Of(_other, _signer.Key, _other.Key));
        Assert.Equal(CarrierReportStanding.Forged, Of(_signer, _other.Key));
    }

    [Fact]
    public void Keys_that_are_none_are_said_at_the_start()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var another = Convert.ToBase64String(larger.ExportSubjectPublicKeyInfo());
        string[][] wrong = [[], ["no key"], [""], [another], [_signer.Key, _other.Key, _signer.Key]];

        Assert.All(wrong, keys =>
            Assert.Throws<ArgumentException>(() => Reports(new SendGridReportOptions { Keys = keys })));
    }

    [Fact]
    public async Task The_same_report_moves_the_ledger_once()
    {
        await using var house = StoreHouse.InAFolder();
        await house.SettleAsync();
        Assert.Equal(MessageState.Sending, await BeginAsync(house));
        await house.Ledger.NoteAsync(Key, null, new CarrierAnswer(CarrierVerdict.Unknown), Now, Stop);
        var delivered = ReportSigner.Event("delivered", Key, Now, "event-1");
        var bounced = ReportSigner.Event("bounce", Key, Now.AddSeconds(9), "event-2", ",\"type\":\"bounce\"");

        Assert.Equal(2, await NoteAsync(house, delivered, bounced, delivered));
        Assert.Equal(0, await NoteAsync(house, delivered, bounced));

        Assert.Equal(MessageState.Bounced, await BeginAsync(house));
        Assert.Equal(MessageState.Suppressed, await BeginAsync(house, "letter-second-nok"));
    }

    [Fact]
    public async Task What_was_blocked_has_failed_and_its_address_may_be_written_to()
    {
        await using var house = StoreHouse.InAFolder();
        await house.SettleAsync();
        await BeginAsync(house);
        await house.Ledger.NoteAsync(Key, null, new CarrierAnswer(CarrierVerdict.Accepted), Now, Stop);

        Assert.Equal(
            1, await NoteAsync(house, ReportSigner.Event("bounce", Key, Now, more: ",\"type\":\"blocked\"")));

        Assert.Equal(MessageState.Failed, await BeginAsync(house));
        Assert.Equal(MessageState.Sending, await BeginAsync(house, "letter-second-nok"));
    }

    private static byte[] Batch(params string[] events) => Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]");

    private static Dictionary<string, string> Without(Dictionary<string, string> headers, string name) =>
        headers.Where(h => h.Key != name).ToDictionary();

    private static Dictionary<string, string> With(Dictionary<string, string> headers, string name, string value) =>
        new(headers) { [name] = value };

    private static Task<MessageState?> BeginAsync(StoreHouse house, string key = Key) => house.Ledger.BeginAsync(
        new OutgoingMessage(
            key, new PersonId("nok"), MessageKind.AccountLetter, SmallRoster.Of("nok").Email, IsAllowed: true),
        StoreHouse.OwnChannel,
        Now,
        Stop);

    private Task<int> NoteAsync(StoreHouse house, params string[] events) =>
        house.Ledger.NoteEventsAsync(Read(events).Events, Stop);

    private CarrierReport Read(params string[] events) => ReadBytes(Batch(events));

    private CarrierReport ReadBytes(byte[] body, byte[]? signed = null) =>
        Reports().Read(body, _signer.Sign(signed ?? body, Now).GetValueOrDefault, Now);

    private ICarrierReports Reports(SendGridReportOptions? options = null) => new ServiceCollection()
        .AddEmailSendGrid(new SendGridOptions
        {
            ApiKey = SendGridStand.ApiKey,
            FromAddress = "networks@example.org",
            Reports = options ?? new SendGridReportOptions { Keys = [_signer.Key] },
        })
        .BuildServiceProvider()
        .GetRequiredService<ICarrierReports>();
}
