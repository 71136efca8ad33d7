using Microsoft.Playwright;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A coordinator's day in Chromium, as it is lived: by links and buttons alone.</summary>
public sealed class JourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("th", 320, true)]
    [InlineData("th", 320, false)]
    [InlineData("en", 320, false)]
    [InlineData("th", 1280, false)]
    [InlineData("en", 1280, true)]
    public async Task From_the_link_to_the_next_step(string language, int width, bool hasScript)
    {
        var look = new Chromium.Look(language, width, HasScript: hasScript);
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        var nok = await chromium.OpenAsync(stage, null, look);

        // The link of a message leads to the sign-in, and from there to the task.
        await nok.GotoAsync($"/tasks/{SmallYear.First}");
        Assert.StartsWith("/demo?back=", new Uri(nok.Url).PathAndQuery, StringComparison.Ordinal);
        await nok.Locator($"button[value={SmallYear.Coordinator}]").ClickAsync();
        Assert.Equal($"/tasks/{SmallYear.First}", new Uri(nok.Url).PathAndQuery);

        await FillInAsync(nok);
        await nok.KeepAsync($"journey-check-{look}");
        await PressAsync(nok);
        Assert.EndsWith("/done", nok.Url, StringComparison.Ordinal);
        await nok.KeepAsync($"journey-done-{look}");

        var somchai = await chromium.OpenAsync(stage, SmallYear.Reviewer, look);
        await ReviewAsync(somchai, "return", "ขอรายชื่อผู้ลงนามให้ครบ");
        Assert.Equal(WorkTaskStatus.Returned, await stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));

        await nok.GotoAsync("/tasks");
        await nok.KeepAsync($"journey-returned-{look}");
        await nok.Locator(".note.again a.btn").ClickAsync();
        await nok.Locator("a[href$='/questions/people']").ClickAsync();
        await nok.Locator("[id='a.name']").FillAsync("คุณบุญฐิติ ญาติดี");
        await nok.Locator("[id='a.role']").FillAsync("เลขานุการ");
        await nok.Locator("button[name=add]").ClickAsync();
        await nok.GotoAsync($"/tasks/{SmallYear.First}/check");
        await PressAsync(nok);

        await ReviewAsync(somchai, "accept", null);
        await stage.SettleAsync();
        Assert.Equal(WorkTaskStatus.Accepted, await stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
        Assert.Equal(WorkTaskStatus.Open, await stage.StatusAsync(SmallYear.Coordinator, SmallYear.Second));
    }

    private static async Task FillInAsync(IPage page)
    {
        await page.Locator(".btns a.btn").ClickAsync();
        await AnswerAsync(page, ("a", "ข้อตกลงตำบลบ้านใหม่"));
        await AnswerAsync(page, ("a", "ประชุมสามครั้ง"));
        await AnswerAsync(page, ("a", "๔๕"));
        await AnswerAsync(page, ("a", "1,250.50"));
        await AnswerAsync(page, ("a.day", "2"), ("a.month", "ต.ค."), ("a.year", "2569"));
        await TickAsync(page, "yes");
        await TickAsync(page, "mou");
        await TickAsync(page, "charter");
        await page.Locator("[id='a.name']").FillAsync("คุณปราณี ใจซื่อ");
        await page.Locator("[id='a.role']").FillAsync("ประธาน");
        await page.Locator("button[name=add]").ClickAsync();
        await page.Locator("button[name=next]").ClickAsync();
        await TickAsync(page, "yellow");
        await page.Locator("a.btn:not(.alt)").ClickAsync();
        Assert.EndsWith("/check", page.Url, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(IPage page, params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            await page.Locator($"[id='{field}']").FillAsync(text);
        }

        await PressAsync(page);
    }

    private static async Task TickAsync(IPage page, string value)
    {
        await page.Locator($"input[value={value}]").CheckAsync();
        await PressAsync(page);
    }

    private static Task PressAsync(IPage page) => page.Locator("form .btns button.btn:not(.alt)").ClickAsync();

    private static async Task ReviewAsync(IPage page, string verdict, string? why)
    {
        await page.GotoAsync("/reviews");
        await page.Locator(".rows h3 a").First.ClickAsync();
        await page.Locator($"input[value={verdict}]").CheckAsync();
        if (why is not null)
        {
            await page.Locator("#why").FillAsync(why);
        }

        await PressAsync(page);
    }
}
