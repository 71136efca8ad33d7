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

/// <summary>From a bounce that a carrier reports to a telephone call and a corrected address.</summary>
public sealed class IncidentPagesTests : IAsyncLifetime
{
    private const string Key = "letter-nok";
    private const string Place = "/incidents/no-contact-nok";

    private readonly ReportSigner _signer = new();
    private RealStage _stage = null!;

    private static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _stage = await RealStage.StartAsync(also: services => services.AddEmailSendGrid(new SendGridOptions
        {
            ApiKey = "SG.planted",
            FromAddress = "networks@example.org",
            Reports = new SendGridReportOptions { Keys = [_signer.Key], LongestAge = TimeSpan.FromMinutes(10) },
        }));

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        _signer.Dispose();
    }

    [Fact]
    public async Task A_reported_bounce_is_taken_on_and_ends_with_the_corrected_address()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        using var office = await _stage.SignInAsync(SmallYear.Office);
        Assert.DoesNotContain(Place, await somchai.OpenAsync("/incidents"), StringComparison.Ordinal);

        await BounceAsync();
        await BounceAsync();

        await somchai.OpenAsync("/incidents");
        Assert.Equal(2, somchai.Page.Split($"href=\"{Place}\"").Length);
        Assert.Contains("ยังไม่มีผู้รับ", somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync(Place);
        Assert.Contains("href=\"/people/nok\"", somchai.Page, StringComparison.Ordinal);
        await somchai.SendAsync($"{Place}/take");
        Assert.Equal(Place, somchai.Path);
        Assert.Contains("คุณสมชาย ทองปั้น", await office.OpenAsync("/incidents"), StringComparison.Ordinal);
        await office.SendAsync($"{Place}/take");
        Assert.Equal(HttpStatusCode.Conflict, office.Status);

        await somchai.OpenAsync("/people/nok");
        await somchai.SendAsync("/people/nok/address", ("email", "nok-new@example.org"), ("why", "โทรถามแล้ว"));

        Assert.DoesNotContain(Place, await somchai.OpenAsync("/incidents"), StringComparison.Ordinal);
        Assert.Contains("ปิดเองเมื่อแก้อีเมลแล้ว", await somchai.OpenAsync(Place), StringComparison.Ordinal);
        Assert.DoesNotMatch("nok(-new)?@example|น้ำทิพย์|ปั้นเที่ยง", _stage.Log.Text);
    }

    [Fact]
    public async Task It_is_closed_with_what_was_done_and_not_without_a_word()
    {
        await BounceAsync();
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync(Place);
        await somchai.SendAsync($"{Place}/close", ("done", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, somchai.Status);

        await somchai.SendAsync($"{Place}/close", ("done", "โทรแล้ว กล่องจดหมายเต็มชั่วคราว"));

        Assert.Equal(Place, somchai.Path);
        Assert.Contains("กล่องจดหมายเต็มชั่วคราว", somchai.Page, StringComparison.Ordinal);
        await somchai.SendAsync($"{Place}/close", ("done", "อีกครั้ง"));
        Assert.Equal(HttpStatusCode.Conflict, somchai.Status);
        Assert.Contains("ข้อความของท่านยังไม่ได้บันทึก: อีกครั้ง", somchai.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_areas_and_names_stay_with_those_whom_they_concern()
    {
        await BounceAsync();
        using var south = await _stage.SignInAsync("south");
        using var nok = await _stage.SignInAsync(SmallYear.Stranger);
        using var staff = await _stage.SignInAsync(SmallYear.Staff);

        Assert.DoesNotContain("no-contact", await south.OpenAsync("/incidents"), StringComparison.Ordinal);
        await south.OpenAsync(Place);
        Assert.Equal(HttpStatusCode.Forbidden, south.Status);
        await nok.OpenAsync("/incidents");
        Assert.Equal(HttpStatusCode.Forbidden, nok.Status);
        await staff.OpenAsync("/incidents");
        Assert.Contains("บ้านใหม่", staff.Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("น้ำทิพย์|no-contact", staff.Page);
        await staff.OpenAsync(Place);
        Assert.Equal(HttpStatusCode.Forbidden, staff.Status);
    }

    private async Task BounceAsync()
    {
        var ledger = _stage.Services.GetRequiredService<IDeliveryLedger>();
        await ledger.BeginAsync(
            new OutgoingMessage(
                Key, new PersonId(SmallYear.Coordinator), MessageKind.AccountLetter, "nok@example.org", true),
            new Channel("kept", false, true, $"{RealStage.Site}/"),
            Now,
            Stop);
        await ledger.NoteAsync(Key, null, new CarrierAnswer(CarrierVerdict.Accepted), Now, Stop);
        var body = Encoding.UTF8.GetBytes(
            $"[{ReportSigner.Event("bounce", Key, Now.AddMinutes(1), more: ",\"type\":\"bounce\"")}]");
        using var http = new HttpClient { BaseAddress = _stage.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/sendgrid")
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, value) in _signer.Sign(body, Now))
        {
            request.Headers.Add(name, value);
        }

        using var answer = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
