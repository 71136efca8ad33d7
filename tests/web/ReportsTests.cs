using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Where a carrier reports by itself: nobody signs in there, and nobody else is believed.</summary>
public sealed class ReportsTests : IAsyncLifetime
{
    private const string Address = "/webhooks/sendgrid";
    private const string Key = "letter-nok";
    private const int Megabyte = 1024 * 1024;

    private static readonly Channel Channel = new("kept", false, true, $"{RealStage.Site}/");

    private readonly ReportSigner _signer = new();
    private readonly ReportSigner _other = new();
    private RealStage _stage = null!;

    private static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IDeliveryLedger Ledger => _stage.Services.GetRequiredService<IDeliveryLedger>();

    public async ValueTask InitializeAsync()
    {
        _stage = await RealStage.StartAsync(also: services => services.AddEmailSendGrid(new SendGridOptions
        {
            ApiKey = "SG.planted",
            FromAddress = "networks@example.org",
            Reports = new SendGridReportOptions { Keys = [_signer.Key], LongestAge = TimeSpan.FromMinutes(10) },
        }));
        Assert.Equal(MessageState.Sending, await BeginAsync());
        await Ledger.NoteAsync(Key, null, new CarrierAnswer(CarrierVerdict.Accepted), Now, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        _signer.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task What_the_carrier_signed_moves_the_ledger_and_once()
    {
        var body = Batch(ReportSigner.Event("delivered", Key, Now), "{\"event\":7}");

        using var taken = await PostAsync(body, _signer.Sign(body, Now));
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.False(taken.Headers.Contains("Set-Cookie"));
        Assert.Equal(MessageState.Delivered, await BeginAsync());

        var before = _stage.LedgerRows();
        using var again = await PostAsync(body, _signer.Sign(body, Now));
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(before, _stage.LedgerRows());
        Assert.Contains("1 events, 1 messages moved, 1 unreadable", _stage.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_else_moves_it_and_each_is_told_so()
    {
        var bounced = Batch(ReportSigner.Event("bounce", Key, Now, more: ",\"type\":\"bounce\""));
        var before = _stage.LedgerRows();
        (int Status, byte[] Body, Dictionary<string, string> Headers)[] refused =
        [
            (403, bounced, []),
            (403, bounced, _other.Sign(bounced, Now)),
            (403, bounced, _signer.Sign("[]"u8.ToArray(), Now)),
            (403, bounced, _signer.Sign(bounced, Now.AddMinutes(-30))),
            (400, "{}"u8.ToArray(), _signer.Sign("{}"u8.ToArray(), Now)),
            (413, new byte[Megabyte + 1], _signer.Sign(new byte[Megabyte + 1], Now)),
            (403, new byte[Megabyte], []),
        ];
        foreach (var (status, body, headers) in refused)
        {
            using var answer = await PostAsync(body, headers);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.Equal(before, _stage.LedgerRows());
        Assert.Equal(MessageState.Accepted, await BeginAsync());
    }

    [Fact]
    public async Task A_report_without_a_length_is_read_no_further_than_any_is_long()
    {
        using var http = new HttpClient { BaseAddress = _stage.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new ByteArrayContent(new byte[2 * Megabyte]),
            Headers = { TransferEncodingChunked = true },
        };
        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task An_empty_report_is_taken_and_does_nothing()
    {
        var before = _stage.LedgerRows();
        using var answer = await PostAsync("[]"u8.ToArray(), _signer.Sign("[]"u8.ToArray(), Now));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(before, _stage.LedgerRows());
    }

    [Fact]
    public async Task A_carrier_that_is_not_set_up_has_no_such_address()
    {
        await using var other = await RealStage.StartAsync();
        var body = "[]"u8.ToArray();
        using var here = await PostAsync(body, _signer.Sign(body, Now), "/webhooks/smtp");
        using var there = await PostAsync(body, _signer.Sign(body, Now), at: other.Address);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound], [here.StatusCode, there.StatusCode]);
    }

    [Fact]
    public async Task Nothing_of_a_report_is_in_the_log()
    {
        var body = Batch(ReportSigner.Event("bounce", Key, Now, more: ",\"reason\":\"550 somying unknown\""));
        using var taken = await PostAsync(body, _signer.Sign(body, Now));
        using var forged = await PostAsync(body, _other.Sign(body, Now));

        Assert.Contains(
            "Report for carrier sendgrid refused: Forged", _stage.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("somying|planted", _stage.Log.Text);
    }

    private static byte[] Batch(params string[] events) => Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]");

    private Task<MessageState?> BeginAsync() => Ledger.BeginAsync(
        new OutgoingMessage(
            Key, new PersonId(SmallYear.Coordinator), MessageKind.AccountLetter, "nok@example.org", IsAllowed: true),
        Channel,
        Now,
        Stop);

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body, Dictionary<string, string> headers, string path = Address, Uri? at = null)
    {
        using var http = new HttpClient { BaseAddress = at ?? _stage.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await http.SendAsync(request, Stop);
    }
}
