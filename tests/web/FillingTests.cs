using System.Net;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A form from the first question to the review, and what may come between.</summary>
public sealed class FillingTests : IAsyncLifetime
{
    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_task_is_filled_in_handed_in_returned_mended_accepted_and_the_year_goes_on()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await HandInAsync(nok);
        Assert.Equal(WorkTaskStatus.Submitted, await StatusAsync(SmallYear.First));
        Assert.Matches("70-500101-[2-9A-Z]{4}", nok.Page);

        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync("/reviews");
        Assert.Contains(SmallYear.First, somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync($"/reviews/{SmallYear.First}");
        Assert.Contains("1,250.50 บาท", somchai.Page, StringComparison.Ordinal);
        await somchai.SendAsync($"/reviews/{SmallYear.First}", ("verdict", "return"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, somchai.Status);
        await somchai.SendAsync($"/reviews/{SmallYear.First}", ("verdict", "return"), ("why", "ขอชื่อผู้ลงนามให้ครบ"));
        Assert.Equal(WorkTaskStatus.Returned, await StatusAsync(SmallYear.First));

        await nok.OpenAsync("/tasks");
        Assert.Contains("ขอชื่อผู้ลงนามให้ครบ", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"/tasks/{SmallYear.First}/check");
        Assert.Contains("คุณปราณี", nok.Page, StringComparison.Ordinal);
        await nok.SendAsync($"/tasks/{SmallYear.First}/check");
        Assert.Equal(WorkTaskStatus.Submitted, await StatusAsync(SmallYear.First));

        await somchai.OpenAsync($"/reviews/{SmallYear.First}");
        await somchai.SendAsync($"/reviews/{SmallYear.First}", ("verdict", "accept"));
        await _stage.SettleAsync();
        Assert.Equal(WorkTaskStatus.Accepted, await StatusAsync(SmallYear.First));
        Assert.Equal(WorkTaskStatus.Open, await StatusAsync(SmallYear.Second));
    }

    [Fact]
    public async Task The_same_form_sent_twice_hands_in_once()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await AnswerAllAsync(nok);
        var checkPage = await nok.OpenAsync($"/tasks/{SmallYear.First}/check");
        await nok.SendAsync($"/tasks/{SmallYear.First}/check");
        Assert.Equal($"/tasks/{SmallYear.First}/done", nok.Path);
        var confirmed = nok.Page;

        // The back button, and the same button again.
        nok.Show(checkPage);
        await nok.SendAsync($"/tasks/{SmallYear.First}/check");

        Assert.Equal($"/tasks/{SmallYear.First}/done", nok.Path);
        Assert.Equal(ReferenceIn(confirmed), ReferenceIn(nok.Page));
    }

    [Fact]
    public async Task Two_windows_hand_in_what_was_looked_at_or_say_that_it_changed()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await AnswerAllAsync(nok);
        var looked = await nok.OpenAsync($"/tasks/{SmallYear.First}/check");
        await AnswerAsync(nok, "name", ("a", "ชื่อใหม่"));
        nok.Show(looked);

        await nok.SendAsync($"/tasks/{SmallYear.First}/check");

        Assert.Equal(HttpStatusCode.Conflict, nok.Status);
        Assert.Contains("คำตอบเปลี่ยนไปจากที่ท่านดูไว้", nok.Page, StringComparison.Ordinal);
        Assert.Equal(WorkTaskStatus.Open, await StatusAsync(SmallYear.First));
        await nok.SendAsync($"/tasks/{SmallYear.First}/check");
        Assert.Equal(WorkTaskStatus.Submitted, await StatusAsync(SmallYear.First));
    }

    [Fact]
    public async Task A_task_that_closes_while_its_draft_is_open_says_what_happened()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"/tasks/{SmallYear.First}/questions/name");
        await _stage.DoAsync(SmallYear.First, TaskAction.Waive, SmallYear.Office, reason: "ไม่มีในพื้นที่");

        await nok.SendAsync($"/tasks/{SmallYear.First}/questions/name", ("a", "ข้อตกลงบ้านใหม่"));

        Assert.Equal(HttpStatusCode.Conflict, nok.Status);
        Assert.Contains("งานนี้ปิดแล้ว", nok.Page, StringComparison.Ordinal);
        Assert.Contains("ข้อตกลงบ้านใหม่", nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_session_ends_while_they_write_finds_their_answer_kept()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"/tasks/{SmallYear.First}/questions/name");
        await _stage.PassDaysAsync(1);

        await nok.SendAsync($"/tasks/{SmallYear.First}/questions/name", ("a", "เขียนไว้ก่อนหมดเวลา"));
        Assert.StartsWith("/demo?back=", nok.Path, StringComparison.Ordinal);
        await nok.OpenAsync($"/tasks/{SmallYear.First}");
        Assert.StartsWith("/demo?back=", nok.Path, StringComparison.Ordinal);

        using var again = await _stage.SignInAsync(SmallYear.Coordinator);
        await again.OpenAsync($"/tasks/{SmallYear.First}/questions/name");
        Assert.Contains("เขียนไว้ก่อนหมดเวลา", again.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_wrong_stays_and_the_page_says_what_was_understood()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"/tasks/{SmallYear.First}/questions/day");

        await nok.SendAsync(
            $"/tasks/{SmallYear.First}/questions/day", ("a.day", "๓๑"), ("a.month", "กันยายน"), ("a.year", "๒๕๖๙"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);
        Assert.Contains("<title>ต้องแก้ไข:", nok.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"๓๑\"", nok.Page, StringComparison.Ordinal);
        await nok.SendAsync(
            $"/tasks/{SmallYear.First}/questions/day", ("a.day", "๓๐"), ("a.month", "กันยายน"), ("a.year", "๒๕๖๙"));
        await nok.OpenAsync($"/tasks/{SmallYear.First}/check");
        Assert.Contains("วันพุธที่ 30 ก.ย. 2569", nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_ours_is_refused_and_a_look_changes_nothing()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        foreach (var path in (string[])["/check", "/questions/name", "/extend", "/waive"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await nok.ForgeAsync($"/tasks/{SmallYear.First}{path}"));
        }

        Assert.Equal(WorkTaskStatus.Open, await StatusAsync(SmallYear.First));
    }

    internal static async Task AnswerAllAsync(PlainBrowser browser)
    {
        ArgumentNullException.ThrowIfNull(browser);
        await AnswerAsync(browser, "name", ("a", "ข้อตกลงตำบลบ้านใหม่"));
        await AnswerAsync(browser, "story", ("a", "ประชุมสามครั้ง\nแล้วลงนาม"));
        await AnswerAsync(browser, "count", ("a", "๔๕"));
        await AnswerAsync(browser, "money", ("a", "1,250.50"));
        await AnswerAsync(browser, "day", ("a.day", "2"), ("a.month", "ต.ค."), ("a.year", "2569"));
        await AnswerAsync(browser, "public", ("a", "yes"));
        await AnswerAsync(browser, "kind", ("a", "mou"));
        await AnswerAsync(browser, "where", ("a", "mou"), ("a", "charter"));
        await AnswerAsync(browser, "people", ("a.name", "คุณปราณี ใจซื่อ"), ("a.role", "ประธาน"), ("add", "1"));
        await AnswerAsync(browser, "people", ("next", "1"));
        await AnswerAsync(browser, "colour", ("a", "green"));
    }

    private static async Task AnswerAsync(
        PlainBrowser browser, string field, params (string Name, string Value)[] typed)
    {
        await browser.OpenAsync($"/tasks/{SmallYear.First}/questions/{field}");
        await browser.SendAsync($"/tasks/{SmallYear.First}/questions/{field}", typed);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    private static async Task HandInAsync(PlainBrowser browser)
    {
        await AnswerAllAsync(browser);
        await browser.OpenAsync($"/tasks/{SmallYear.First}/check");
        await browser.SendAsync($"/tasks/{SmallYear.First}/check");
    }

    private static string ReferenceIn(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "70-500101-[2-9A-Z]{4}").Value;

    private Task<WorkTaskStatus?> StatusAsync(string task) => _stage.StatusAsync(SmallYear.Coordinator, task);
}
