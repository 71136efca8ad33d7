using System.Net;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A network asks for more time or a waiver, and whoever may grants it or says why not.</summary>
public sealed class AskingTests : IAsyncLifetime
{
    private const string Task = $"/tasks/{SmallYear.First}";

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task More_time_is_asked_for_found_in_the_queue_and_given()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"{Task}/ask-time");
        await nok.SendAsync($"{Task}/ask-time", ("day", "2026-11-13"), ("why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);
        await nok.SendAsync($"{Task}/ask-time", ("day", "2026-11-13"), ("why", "ถนนขาด"));
        Assert.Equal(Task, nok.Path);
        Assert.Contains("คุณสมชาย ทองปั้น เป็นผู้พิจารณา", nok.Page, StringComparison.Ordinal);

        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync("/reviews");
        Assert.Contains($"{Task}/extend", somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync($"{Task}/extend");
        Assert.Contains("ถนนขาด", somchai.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-11-13\" selected", somchai.Page, StringComparison.Ordinal);
        await somchai.SendAsync($"{Task}/extend", ("day", "2026-11-13"), ("why", "เห็นด้วย"));

        await nok.OpenAsync(Task);
        Assert.Contains("วันศุกร์ที่ 13 พ.ย. 2569", nok.Page, StringComparison.Ordinal);
        await somchai.OpenAsync("/reviews");
        Assert.DoesNotContain($"{Task}/extend", somchai.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_that_is_refused_leaves_the_task_and_its_reason_on_the_page()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"{Task}/ask-waiver");
        await nok.SendAsync($"{Task}/ask-waiver", ("why", "ไม่มีในพื้นที่"));

        using var office = await _stage.SignInAsync(SmallYear.Office);
        await office.OpenAsync($"{Task}/refuse-waiver");
        await office.SendAsync($"{Task}/refuse-waiver", ("why", "ทำร่วมกับตำบลข้างเคียงได้"));

        await nok.OpenAsync(Task);
        Assert.Contains("งานนี้ไม่ได้รับยกเว้น", nok.Page, StringComparison.Ordinal);
        Assert.Contains("ทำร่วมกับตำบลข้างเคียงได้", nok.Page, StringComparison.Ordinal);
        Assert.Equal(WorkTaskStatus.Open, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
    }

    [Fact]
    public async Task The_same_button_pressed_twice_asks_once_and_a_second_request_says_that_one_waits()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        var asking = await nok.OpenAsync($"{Task}/ask-waiver");
        using var other = await _stage.SignInAsync(SmallYear.Coordinator);
        await other.OpenAsync($"{Task}/ask-waiver");
        await nok.SendAsync($"{Task}/ask-waiver", ("why", "ไม่มีในพื้นที่"));

        nok.Show(asking);
        await nok.SendAsync($"{Task}/ask-waiver", ("why", "ไม่มีในพื้นที่"));
        Assert.Equal((HttpStatusCode.OK, Task), (nok.Status, nok.Path));

        await other.SendAsync($"{Task}/ask-waiver", ("why", "อีกครั้ง"));
        Assert.Contains("ขอเรื่องนี้ไว้แล้ว กำลังรอคำตอบ", other.Page, StringComparison.Ordinal);
        Assert.Contains("อีกครั้ง", other.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmallYear.Reviewer, "ask-time")]
    [InlineData(SmallYear.Stranger, "ask-time")]
    [InlineData(SmallYear.Stranger, "ask-waiver")]
    [InlineData(SmallYear.Coordinator, "refuse-time")]
    [InlineData(SmallYear.Reviewer, "refuse-waiver")]
    public async Task Whoever_may_not_ask_or_refuse_finds_no_page_and_is_refused(string person, string part)
    {
        await _stage.DoAsync(
            SmallYear.First, TaskAction.AskForWaiver, SmallYear.Coordinator, reason: "ไม่มีในพื้นที่");
        using var browser = await _stage.SignInAsync(person);

        await browser.OpenAsync($"{Task}/{part}");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        await browser.OpenAsync("/settings");
        await browser.SendAsync($"{Task}/{part}", ("why", "-"), ("day", "2026-11-13"));
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }
}
