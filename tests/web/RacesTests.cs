using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Whatever happens while somebody writes: nothing is lost or doubled, and a sentence says what.</summary>
public sealed class RacesTests : IAsyncLifetime
{
    private const string Task = $"/tasks/{SmallYear.First}";

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Of_two_who_answer_the_same_question_the_second_sees_what_the_first_kept()
    {
        using var one = await _stage.SignInAsync(SmallYear.Coordinator);
        using var two = await _stage.SignInAsync(SmallYear.Coordinator);
        await one.OpenAsync($"{Task}/questions/name");
        await two.OpenAsync($"{Task}/questions/name");
        await one.SendAsync($"{Task}/questions/name", ("a", "ของคนแรก"));

        await two.SendAsync($"{Task}/questions/name", ("a", "ของคนที่สอง"));

        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("คุณน้ำทิพย์ ปั้นเที่ยง บันทึกว่า: ของคนแรก", two.Page, StringComparison.Ordinal);
        Assert.Contains("ของคนที่สอง", two.Page, StringComparison.Ordinal);
        await two.SendAsync($"{Task}/questions/name", ("a", "ของคนที่สอง"));
        await one.OpenAsync($"{Task}/check");
        Assert.Contains("ของคนที่สอง", one.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_add_people_at_the_same_time_both_find_them()
    {
        using var one = await _stage.SignInAsync(SmallYear.Coordinator);
        using var two = await _stage.SignInAsync(SmallYear.Coordinator);
        await one.OpenAsync($"{Task}/questions/people");
        await two.OpenAsync($"{Task}/questions/people");

        await one.SendAsync($"{Task}/questions/people", ("a.name", "คุณหนึ่ง"), ("a.role", "ประธาน"), ("add", "1"));
        await two.SendAsync($"{Task}/questions/people", ("a.name", "คุณสอง"), ("a.role", "เลขา"), ("add", "1"));

        Assert.Contains("คุณหนึ่ง", two.Page, StringComparison.Ordinal);
        Assert.Contains("คุณสอง", two.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_ends_while_a_form_is_sent_closes_the_task_and_keeps_what_was_written()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await FillingTests.AnswerAllAsync(nok);
        var looked = await nok.OpenAsync($"{Task}/check");
        await LapseAsync();

        nok.Show(looked);
        await nok.SendAsync($"{Task}/check");

        Assert.Equal(HttpStatusCode.Conflict, nok.Status);
        Assert.Contains("งานนี้ปิดแล้ว", nok.Page, StringComparison.Ordinal);
        Assert.Contains("ข้อตกลงตำบลบ้านใหม่", nok.Page, StringComparison.Ordinal);
        Assert.Equal(WorkTaskStatus.Lapsed, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
    }

    [Fact]
    public async Task A_draft_of_a_year_that_has_ended_leads_to_the_sentence_that_says_so()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await FillingTests.AnswerAllAsync(nok);
        await LapseAsync();

        await nok.OpenAsync($"{Task}/questions/name");

        Assert.Equal(Task, nok.Path);
        Assert.Contains("ปีงบประมาณสิ้นสุดแล้ว ส่งไม่ได้อีก", nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_somebody_else_handed_in_is_not_handed_in_twice()
    {
        using var one = await _stage.SignInAsync(SmallYear.Coordinator);
        using var two = await _stage.SignInAsync(SmallYear.Coordinator);
        await FillingTests.AnswerAllAsync(one);
        await one.OpenAsync($"{Task}/check");
        await two.OpenAsync($"{Task}/check");
        await one.SendAsync($"{Task}/check");

        await two.SendAsync($"{Task}/check");

        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("ส่งงานนี้แล้ว กำลังรอการตรวจ", two.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_like_an_identity_card_is_asked_about_before_it_is_handed_in()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await FillingTests.AnswerAllAsync(nok);
        await nok.OpenAsync($"{Task}/questions/story");
        await nok.SendAsync($"{Task}/questions/story", ("a", "เลขบัตร ๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘ ของประธาน"));
        await nok.OpenAsync($"{Task}/check");
        Assert.Contains("name=\"meant\"", nok.Page, StringComparison.Ordinal);

        await nok.SendAsync($"{Task}/check");
        Assert.Equal(WorkTaskStatus.Open, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));

        await nok.SendAsync($"{Task}/check", ("meant", "1"));
        Assert.Equal(WorkTaskStatus.Submitted, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
    }

    [Theory]
    [InlineData("day", "เข้าใจว่า 2 ต.ค. 2569")]
    [InlineData("count", "เข้าใจว่า 45")]
    [InlineData("money", "เข้าใจว่า 1,250.5 บาท")]
    public async Task A_question_says_how_its_answer_is_understood(string field, string words)
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await FillingTests.AnswerAllAsync(nok);

        await nok.OpenAsync($"{Task}/questions/{field}");

        Assert.Contains(words, nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_marks_the_questions_concerned_and_begins_with_the_first_of_them()
    {
        await _stage.DoAsync(
            SmallYear.First, TaskAction.Submit, SmallYear.Coordinator, SmallYear.SomeAnswers);
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync($"/reviews/{SmallYear.First}");
        await somchai.SendAsync(
            $"/reviews/{SmallYear.First}", ("verdict", "return"), ("why", "ยอดเงินไม่ตรง"), ("concerns", "money"));

        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync(Task);
        Assert.Equal(1, Count(nok.Page, "ต้องแก้ไข<"));
        Assert.Contains($"class=\"btn\" href=\"{Task}/questions/money\"", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/questions/money");
        Assert.Contains("ยอดเงินไม่ตรง", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/questions/name");
        Assert.DoesNotContain("ยอดเงินไม่ตรง", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/questions/money");
        await nok.SendAsync($"{Task}/questions/money", ("a", "1300"));
        await nok.OpenAsync(Task);
        Assert.Equal(0, Count(nok.Page, "ต้องแก้ไข<"));
    }

    private static int Count(string page, string words) => page.Split(words).Length - 1;

    private async Task LapseAsync()
    {
        await _stage.Services.GetRequiredService<ITaskDesk>().DoAsync(
            new TaskCommand(
                new CommandId("lapse"), new TaskId(SmallYear.First), TaskAction.Lapse, Actor.Programme, _stage.Now),
            CancellationToken.None);
        await _stage.SettleAsync();
    }
}
