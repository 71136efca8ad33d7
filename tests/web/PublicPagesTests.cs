using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What everybody may read before they sign in, and what each may read of themselves.</summary>
public sealed class PublicPagesTests : IAsyncLifetime
{
    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync() =>
        _stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("/privacy", "ประกาศความเป็นส่วนตัว", "Privacy notice")]
    [InlineData("/accessibility", "การเข้าถึงเว็บไซต์", "Accessibility")]
    public async Task It_is_there_in_both_languages_and_linked_from_every_page(string path, string thai, string english)
    {
        using var nobody = new PlainBrowser(_stage.Address);
        Assert.Contains($"<h1>{thai}</h1>", await nobody.OpenAsync(path), StringComparison.Ordinal);
        Assert.Contains($"<h1>{english}</h1>", await nobody.OpenAsync($"{path}?lang=en"), StringComparison.Ordinal);

        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        foreach (var page in (string[])["/tasks", $"/tasks/{SmallYear.First}", "/help", "/nowhere", "/overview"])
        {
            Assert.Contains($"href=\"{path}\"", await nok.OpenAsync(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_privacy_notice_names_carriers_abroad_and_whom_to_ask()
    {
        foreach (var (language, abroad) in (IEnumerable<(string, string)>)[("th", "ต่างประเทศ"), ("en", "abroad")])
        {
            var text = File.ReadAllText(
                Path.Combine(House.Root, "web", "Public", "Notices", $"privacy-{language}.txt"));
            Assert.Contains(abroad, text, StringComparison.Ordinal);
            Assert.Contains("0-2378-8300", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_installation_may_have_its_own_words()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["pages"]);
        await File.WriteAllTextAsync(
            Path.Combine(folder["pages"], "privacy-en.txt"), "Our notice", TestContext.Current.CancellationToken);
        await using var services = new ServiceCollection().AddProgrammes(folder.Path).BuildServiceProvider();
        var texts = services.GetRequiredService<IPublicTexts>();

        Assert.Equal("Our notice", texts.Find("privacy", Language.En));
        Assert.Null(texts.Find("privacy", Language.Th));
    }

    [Fact]
    public async Task Each_sees_and_takes_along_what_is_held_about_them_alone()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);

        Assert.Contains("nok@example.org", await nok.OpenAsync("/my-data"), StringComparison.Ordinal);
        using var copy = JsonDocument.Parse(await nok.OpenAsync("/my-data/copy"));

        Assert.Equal(
            SmallYear.Coordinator,
            Assert.Single(copy.RootElement.GetProperty("people").EnumerateArray()).GetProperty("Id").GetString());
        Assert.DoesNotContain("yo@example.org", nok.Page, StringComparison.Ordinal);
        using var nobody = new PlainBrowser(_stage.Address);
        await nobody.OpenAsync("/my-data/copy");
        Assert.Equal((HttpStatusCode.OK, "/demo?back=%2Fmy-data%2Fcopy"), (nobody.Status, nobody.Path));
    }

    [Fact]
    public async Task What_one_asks_is_shown_with_its_last_day_and_decided_on_by_those_who_may()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync("/my-data?lang=en");
        await nok.SendAsync("/my-data", ("kind", "Correct"), ("words", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nok.Status);

        await nok.SendAsync("/my-data", ("kind", "Correct"), ("words", "My name is written otherwise"));

        Assert.Equal((HttpStatusCode.OK, "/my-data"), (nok.Status, nok.Path));
        Assert.Contains("My name is written otherwise", nok.Page, StringComparison.Ordinal);
        Assert.Contains(" 4 Nov", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync("/data-requests");
        Assert.Equal(HttpStatusCode.Forbidden, nok.Status);
    }
}
