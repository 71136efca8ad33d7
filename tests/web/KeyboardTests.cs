using Microsoft.Playwright;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>A coordinator's day without a mouse, and on paper.</summary>
public sealed class KeyboardTests(Chromium chromium) : IAsyncLifetime
{
    // More stops than any page has: whoever is not reached by then is not reached at all.
    private const int MostStops = 80;

    // A long form may take a second page; what takes more carries what belongs to a screen.
    private const int MostSheets = 2;

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_task_is_found_filled_in_and_handed_in_by_the_keyboard_alone()
    {
        var page = await chromium.OpenAsync(_stage, SmallYear.Coordinator, new Chromium.Look("th", 1280));
        await page.GotoAsync("/tasks");
        await SkipToTheContentAsync(page);

        await GoAsync(page, $"main a[href='/tasks/{SmallYear.First}']");
        await GoAsync(page, ".btns a.btn");
        await TypeAsync(page, ("a", "ข้อตกลงตำบลบ้านใหม่"));
        await TypeAsync(page, ("a", "ประชุมสามครั้ง"));
        await TypeAsync(page, ("a", "45"));
        await TypeAsync(page, ("a", "1250"));
        await TypeAsync(page, ("a.day", "2"), ("a.month", "10"), ("a.year", "2569"));
        await ChooseAsync(page, "yes");
        await ChooseAsync(page, "mou");
        await ChooseAsync(page, "charter");
        await ReachAsync(page, "[id='a.name']");
        await page.Keyboard.TypeAsync("คุณปราณี ใจซื่อ");
        await ReachAsync(page, "[id='a.role']");
        await page.Keyboard.TypeAsync("ประธาน");
        await GoAsync(page, "button[name=add]");
        await GoAsync(page, "button[name=next]");
        await ChooseAsync(page, "yellow");
        await GoAsync(page, "a.btn:not(.alt)");
        Assert.EndsWith("/check", page.Url, StringComparison.Ordinal);
        await GoAsync(page, "form .btns button.btn:not(.alt)");

        Assert.EndsWith("/done", page.Url, StringComparison.Ordinal);
        Assert.Equal(WorkTaskStatus.Submitted, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.First));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mistake_takes_the_keyboard_to_what_is_to_be_mended()
    {
        var page = await chromium.OpenAsync(_stage, SmallYear.Coordinator, new Chromium.Look("en", 320));
        await page.GotoAsync($"/tasks/{SmallYear.First}/questions/name");
        await GoAsync(page, ".btns button.btn:not(.alt)");

        await ReachAsync(page, ".oops a");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("a", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/tasks/" + SmallYear.First)]
    [InlineData("/tasks/" + SmallYear.First + "/check")]
    [InlineData("/year")]
    public async Task On_paper_stands_what_is_read_and_nothing_to_press(string path)
    {
        var page = await chromium.OpenAsync(_stage, SmallYear.Coordinator, new Chromium.Look("th", 1280, IsDark: true));
        await page.GotoAsync(path);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await page.Locator("h1").IsVisibleAsync());
        foreach (var pressed in await page.Locator("header.top, footer.foot, .btns, .back, button").AllAsync())
        {
            Assert.False(await pressed.IsVisibleAsync());
        }

        var paper = await page.PdfAsync(new PagePdfOptions
        {
            Path = Path.Combine(Screens.Folder, $"print{path.Replace('/', '-')}.pdf"),
            Format = PaperFormat.A4,
        });
        var sheets = System.Text.Encoding.Latin1.GetString(paper).Split("/Type /Page\n").Length - 1;
        Assert.InRange(sheets, 1, MostSheets);
        await page.Context.CloseAsync();
    }

    private static async Task SkipToTheContentAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('.skip')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task TypeAsync(IPage page, params (string Field, string Text)[] typed)
    {
        foreach (var (field, text) in typed)
        {
            await ReachAsync(page, $"[id='{field}']");
            await page.Keyboard.TypeAsync(text);
        }

        await GoAsync(page, "form .btns button.btn:not(.alt)");
    }

    /// <summary>Ticks one, by space; within a group of radio buttons the arrows lead to it.</summary>
    private static async Task ChooseAsync(IPage page, string value)
    {
        var choice = page.Locator($"input[value={value}]");
        if (await choice.GetAttributeAsync("type") == "radio")
        {
            await ReachAsync(page, "input[type=radio]");
            await page.Keyboard.PressAsync("Space");
            for (var step = 0; !await choice.IsCheckedAsync() && step < MostStops; step++)
            {
                await page.Keyboard.PressAsync("ArrowDown");
            }
        }
        else
        {
            await ReachAsync(page, $"input[value={value}]");
            await page.Keyboard.PressAsync("Space");
        }

        Assert.True(await choice.IsCheckedAsync());
        await GoAsync(page, "form .btns button.btn:not(.alt)");
    }

    private static async Task GoAsync(IPage page, string target)
    {
        await ReachAsync(page, target);

        // The next page may have the same address: it is another once it no longer knows this.
        await page.EvaluateAsync("window.isLeft = true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("!window.isLeft && document.readyState === 'complete'");
    }

    /// <summary>Goes there by Tab, and sees where one is.</summary>
    private static async Task ReachAsync(IPage page, string target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await page.EvaluateAsync<bool>("t => document.activeElement.matches(t)", target))
            {
                Assert.True(
                    await page.EvaluateAsync<bool>(
                        "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
                        + " || getComputedStyle(document.activeElement).boxShadow !== 'none'"),
                    $"Nothing shows that the keyboard is at {target} of {page.Url}.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {target} of {page.Url}.");
    }
}
