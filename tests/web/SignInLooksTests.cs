using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>The pages around an account hinder nobody, in both languages, narrow and wide, light and dark.</summary>
public sealed class SignInLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Name, string Path)[] Own =
        [("sessions", "/settings/sessions"), ("absence", "/settings/absence")];

    [Theory]
    [MemberData(nameof(LooksTests.Looks), MemberType = typeof(LooksTests))]
    public async Task No_page_around_an_account_hinders_anybody(string language, int width, bool isDark)
    {
        var look = new Chromium.Look(language, width, isDark);
        await using var stage = await RealStage.StartAsync();
        var found = new List<string>();

        using var asked = new PlainBrowser(stage.Address);
        await RealStage.AskAsync(asked, "nok@example.org");
        var link = KeptMessages.LinkIn(await stage.Mail.NextAsync()).AbsolutePath;
        await LookAsync(stage, asked, look, found,
            [("sign-in", "/sign-in"), ("sign-in-code", "/sign-in/code"), ("sign-in-link", link),
             ("sign-in-link-gone", "/sign-in/link/gone")]);

        await stage.Services.GetRequiredService<ISettingsDesk>().ChooseMailsAsync(
            new CommandId("stop"),
            new PersonId(SmallYear.Coordinator),
            new MailWishes(AreStopped: true, QuietHours.Usual),
            Actor.Person(new PersonId(SmallYear.Coordinator)),
            TimeProvider.System.GetUtcNow(),
            TestContext.Current.CancellationToken);
        using var somchai = await stage.SignInAsync(SmallYear.Reviewer);
        await LookAsync(
            stage, somchai, look, found, [.. Own, ("people", "/people"), ("help-person", "/people/nok")]);

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [MemberData(nameof(LooksTests.Looks), MemberType = typeof(LooksTests))]
    public async Task Pages_that_say_that_messages_wait_hinder_nobody(string language, int width, bool isDark)
    {
        var look = new Chromium.Look(language, width, isDark);
        await using var stage = await RealStage.StartAsync(with: s => s with { OnlyDomains = ["example.org"] });
        await ChannelPagesTests.InstallBossAsync(stage);
        var found = new List<string>();
        using var boss = await stage.SignInAsync("boss");
        using var somchai = await stage.SignInAsync(SmallYear.Reviewer);
        using var asked = new PlainBrowser(stage.Address);
        stage.Mail.LeavesTheMachine = true;
        await boss.OpenAsync("/channels");
        stage.Mail.Answer = new CarrierAnswer(CarrierVerdict.Failed, Reason: "The server says: 530 sign in first.");
        await boss.SendAsync("/channels/test");
        var refused = boss.Path;
        stage.Mail.Answer = new CarrierAnswer(CarrierVerdict.Accepted);
        await LookAsync(stage, boss, look, found, [("channels-refused", refused), ("channels-held", "/channels")]);
        await boss.OpenAsync("/channels");
        await boss.SendAsync("/channels/test");
        await LookAsync(stage, boss, look, found, [("channels-tested", boss.Path)]);
        await LookAsync(stage, somchai, look, found, [("overview-held", "/overview")]);
        await RealStage.AskAsync(asked, "nok@example.org");
        await LookAsync(
            stage, asked, look, found, [("sign-in-held", "/sign-in"), ("sign-in-code-held", "/sign-in/code")]);

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [MemberData(nameof(LooksTests.Looks), MemberType = typeof(LooksTests))]
    public async Task Mistakes_there_hinder_nobody_either(string language, int width, bool isDark)
    {
        var look = new Chromium.Look(language, width, isDark);
        await using var stage = await RealStage.StartAsync();
        using var asked = new PlainBrowser(stage.Address);
        await RealStage.AskAsync(asked, "nok@example.org");
        var page = await chromium.OpenAsync(stage.Address, asked, look);
        var found = new List<string>();
        foreach (var (path, field) in ((string, string)[])[("/sign-in", "#email"), ("/sign-in/code", "#code")])
        {
            await page.GotoAsync(path);
            await page.Locator(field).FillAsync("?");
            await page.Locator("form.card button.btn").ClickAsync();
            Assert.Equal(1, await page.Locator(".oops").CountAsync());
            found.AddRange(await LooksTests.HindrancesAsync(page, path));
            await page.KeepAsync($"mistake{path.Replace('/', '-')}-{look}");
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private async Task LookAsync(
        RealStage stage,
        PlainBrowser given,
        Chromium.Look look,
        List<string> found,
        (string Name, string Path)[] pages)
    {
        var page = await chromium.OpenAsync(stage.Address, given, look);
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            found.AddRange(await LooksTests.HindrancesAsync(page, name));
            await page.KeepAsync($"{name}-{look}");
        }

        await page.Context.CloseAsync();
    }
}
