using System.Net;
using System.Text;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>What a carrier reports reaches the ledger through the host and the worker byte for byte.</summary>
public sealed class ReportsTests : IAsyncDisposable
{
    private const string Key = "letter-nok";

    // As with SendGrid nothing is delivered once only. The app looks after what others were handing over, and takes
    // this test for one that has ended: what it finds under way becomes unknown, sooner or later the same.
    private static readonly Channel Channel = new("folder", false, false, "https://programflows.example.org/");

    private readonly TemporaryFolder _folder = new();
    private readonly Store _store = Store.Open(new StoreOptions());
    private readonly ReportSigner _signer = new();

    private static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_report_moves_the_ledger_and_a_forged_one_does_not()
    {
        await using var front = await StartAsync(signed: true);
        await using var services = new ServiceCollection().AddStore(_store).BuildServiceProvider();
        var ledger = services.GetRequiredService<IDeliveryLedger>();
        Assert.Equal(MessageState.Sending, await BeginAsync(ledger));
        await ledger.NoteAsync(Key, null, new CarrierAnswer(CarrierVerdict.Unknown), Now, Stop);
        var report = Encoding.UTF8.GetBytes(
            $"[{ReportSigner.Event("delivered", Key, Now, more: ",\"response\":\"250 รับแล้ว\"")}]\r\n");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(front, report, _signer.Sign([], Now)));
        Assert.Equal(MessageState.Unknown, await BeginAsync(ledger));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(front, report, _signer.Sign(report, Now)));
        Assert.Equal(MessageState.Delivered, await BeginAsync(ledger));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await PostAsync(front, new byte[(1024 * 1024) + 1], []));
        Assert.Equal((3, 0), (front.Invocations, front.FailedInvocations));
    }

    [Fact]
    public async Task Without_a_key_there_is_no_such_address()
    {
        await using var front = await StartAsync(signed: false);

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(front, [], _signer.Sign([], Now)));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        _signer.Dispose();
    }

    private static Task<MessageState?> BeginAsync(IDeliveryLedger ledger) => ledger.BeginAsync(
        new OutgoingMessage(Key, new PersonId("nok"), MessageKind.AccountLetter, "nok@example.org", IsAllowed: true),
        Channel,
        Now,
        Stop);

    private static async Task<HttpStatusCode> PostAsync(
        WorkerFront front, byte[] body, Dictionary<string, string> headers)
    {
        using var client = front.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sendgrid")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await client.SendAsync(request, Stop);
        return answer.StatusCode;
    }

    private Task<WorkerFront> StartAsync(bool signed) => WorkerFront.StartAsync(services => services
        .AddProgramFlows(ProgramHost.Settings(_folder.Path), _store)
        .AddEmailSendGrid(new SendGridOptions
        {
            ApiKey = "SG.planted",
            FromAddress = "networks@example.org",
            Reports = signed ? new SendGridReportOptions { Keys = [_signer.Key] } : null,
        }));
}
