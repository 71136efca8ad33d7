using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What became of messages, as those who look after their readers see it, and how one is sent again.</summary>
public sealed partial class MessagesTests : IAsyncLifetime
{
    private const string Name = "คุณน้ำทิพย์ ปั้นเที่ยง";
    private const string Address = "nok@example.org";
    private const string Place = "ผู้ประสานงานเครือข่าย · ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่";
    private const string Unknown = "/messages/digest-unknown-nok";
    private const string Bounced = "/messages/digest-bounced-yo";
    private const string Code = "/messages/signincode-test-nok";

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        await SomeAsync(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    /// <summary>Messages of many fates to one reader, and to another elsewhere whose address takes none.</summary>
    internal static async Task SomeAsync(SiteStage stage)
    {
        await stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Unknown, "unknown", text: Text);
        await stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Accepted, "accepted");
        await stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Deferred, "deferred");
        await stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Delivered, kind: MessageKind.SignInCode);
        await stage.HandOverAsync(SmallYear.Stranger, CarrierVerdict.Delivered, "elsewhere");
        await stage.HandOverAsync(SmallYear.Stranger, CarrierVerdict.Bounced, "bounced");
    }

    private static string Text => $"เรียน {Name}\n\nงานของเครือข่ายท่าน\n- ทำข้อตกลงหรือธรรมนูญชุมชน\n";

    [Fact]
    public async Task An_office_sees_name_address_and_text_of_its_people_and_of_nobody_elsewhere()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);

        await somchai.OpenAsync("/messages");
        Assert.Contains(Name, somchai.Page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Unknown}\"", somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("-yo\"", somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync(Unknown);
        Assert.Contains(Address, somchai.Page, StringComparison.Ordinal);
        Assert.Contains("- ทำข้อตกลงหรือธรรมนูญชุมชน", somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("451", somchai.Page, StringComparison.Ordinal);
        await somchai.OpenAsync("/messages/digest-elsewhere-yo");
        Assert.Equal(HttpStatusCode.Forbidden, somchai.Status);
        await somchai.OpenAsync("/messages/digest-nothing");
        Assert.Equal(HttpStatusCode.NotFound, somchai.Status);
    }

    [Fact]
    public async Task The_programmes_staff_sees_all_without_who_it_is()
    {
        using var staff = await _stage.SignInAsync(SmallYear.Staff);

        foreach (var path in (string[])
            ["/messages", Unknown, Bounced, $"/messages?q={Uri.EscapeDataString("น้ำทิพย์")}"])
        {
            var page = await staff.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, staff.Status);
            foreach (var secret in (string[])["น้ำทิพย์ ปั้น", Address, "ทำข้อตกลงหรือ", "451"])
            {
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
            }
        }

        Assert.Contains("ไม่พบข้อความ", staff.Page, StringComparison.Ordinal);
        Assert.Contains(Place, await staff.OpenAsync(Unknown), StringComparison.Ordinal);
        Assert.Contains("digest-elsewhere-yo", await staff.OpenAsync("/messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_shows_that_it_was_sent_and_nothing_of_it()
    {
        using var office = await _stage.SignInAsync(SmallYear.Office);

        await office.OpenAsync(Code);

        Assert.Contains("<h1 lang=\"th\">รหัสเข้าใช้</h1>", office.Page, StringComparison.Ordinal);
        Assert.Contains("ระบบไม่เก็บข้อความไว้", office.Page, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{Code}\"", office.Page, StringComparison.Ordinal);
        Assert.Contains(
            "90 วัน", await office.OpenAsync("/messages/digest-accepted-nok"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ninety_days_the_text_is_there_no_more()
    {
        await using (var scope = _stage.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MessageSweep>()
                .SweepAsync(_stage.Now.AddDays(91), TestContext.Current.CancellationToken);
        }

        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        await somchai.OpenAsync(Unknown);

        Assert.DoesNotContain("ทำข้อตกลงหรือ", somchai.Page, StringComparison.Ordinal);
        Assert.Contains("90 วัน", somchai.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmallYear.Coordinator)]
    [InlineData(SmallYear.Stranger)]
    public async Task Who_looks_after_nobody_finds_neither_the_place_nor_a_message(string person)
    {
        using var browser = await _stage.SignInAsync(person);

        Assert.DoesNotContain("href=\"/messages\"", await browser.OpenAsync("/tasks"), StringComparison.Ordinal);
        foreach (var path in (string[])["/messages", Unknown, "/messages/digest-nothing"])
        {
            await browser.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }

        await browser.OpenAsync("/settings");
        var before = _stage.Rows();
        await browser.SendAsync(Unknown);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Equal(before, _stage.Rows());
    }

    [Fact]
    public async Task One_looks_for_a_state_and_goes_on_page_by_page_with_it()
    {
        for (var i = 0; i < 30; i++)
        {
            await _stage.HandOverAsync(SmallYear.Coordinator, CarrierVerdict.Failed, $"failed-{i:00}");
        }

        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        var words = Uri.EscapeDataString("บ้านใหม่");
        var first = await somchai.OpenAsync($"/messages?q={words}&group=NotSent&kind=Digest");
        Assert.Contains("แสดง 25 จาก 30", first, StringComparison.Ordinal);
        Assert.Contains("<option value=\"NotSent\" selected>", first, StringComparison.Ordinal);
        Assert.Contains("value=\"บ้านใหม่\"", first, StringComparison.Ordinal);

        var second = await somchai.OpenAsync(Next().Match(first).Groups[1].Value);

        Assert.Contains("แสดง 5 จาก 30", second, StringComparison.Ordinal);
        Assert.Equal(30, Rows(first).Concat(Rows(second)).Distinct().Count());
        Assert.DoesNotMatch(Next(), second);
        Assert.Contains("ไม่พบข้อความ", await somchai.OpenAsync("/messages?group=Held"), StringComparison.Ordinal);
        await somchai.OpenAsync("/messages?group=99&kind=x&after=20260101.99999999999999999999.x");
        Assert.Equal(HttpStatusCode.OK, somchai.Status);
    }

    [Fact]
    public async Task One_press_sends_an_unknown_one_again_and_a_second_says_that_it_is_on_its_way()
    {
        using var somchai = await _stage.SignInAsync(SmallYear.Reviewer);
        using var office = await _stage.SignInAsync(SmallYear.Office);
        Assert.Contains("ผู้รับอาจได้รับสองฉบับ", await somchai.OpenAsync(Unknown), StringComparison.Ordinal);
        var asked = await office.OpenAsync(Unknown);
        var pressed = somchai.Page;

        await somchai.SendAsync(Unknown);
        somchai.Show(pressed);
        await somchai.SendAsync(Unknown);

        Assert.Equal((HttpStatusCode.OK, Unknown), (somchai.Status, somchai.Path));
        Assert.Contains("กำลังจะส่งซ้ำ", somchai.Page, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{Unknown}\"", somchai.Page, StringComparison.Ordinal);
        office.Show(asked);
        await office.SendAsync(Unknown);
        Assert.Equal(HttpStatusCode.Conflict, office.Status);
        Assert.Contains("ข้อความนี้กำลังส่งหรือส่งถึงแล้ว", office.Page, StringComparison.Ordinal);

        await using (var scope = _stage.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WaitingMessages>()
                .SendAsync(_stage.Now, TestContext.Current.CancellationToken);
        }

        await somchai.OpenAsync(Unknown);
        Assert.Contains("<span class=\"tag done\">ถึงแล้ว</span>", somchai.Page, StringComparison.Ordinal);
        Assert.Contains("ส่งซ้ำ และบอกผู้รับแล้ว", somchai.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_address_bounced_one_is_led_to_correct_it_first()
    {
        using var south = await _stage.SignInAsync("south");

        await south.OpenAsync(Bounced);

        Assert.Contains("โปรดแก้อีเมลของผู้รับก่อน", south.Page, StringComparison.Ordinal);
        var name = Uri.EscapeDataString("คุณปัญญู ญาติดี");
        Assert.Contains($"href=\"/people?q={name}\"", south.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<button class=\"btn\">", south.Page, StringComparison.Ordinal);
        await south.SendAsync(Bounced);
        Assert.Equal(HttpStatusCode.Conflict, south.Status);
    }

    private static IEnumerable<string> Rows(string page) => Row().Matches(page).Select(m => m.Groups[1].Value);

    [GeneratedRegex("<a href=\"/messages/([^\"]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("<a class=\"btn alt\" href=\"(/messages\\?[^\"]*after=[^\"]+)\"")]
    private static partial Regex Next();
}
