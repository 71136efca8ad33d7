using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Whoever follows every link, as scanners of mail and search engines do, changes nothing.</summary>
public sealed partial class CrawlTests
{
    private const int MostPages = 150;

    [Fact]
    public async Task Every_link_of_every_page_can_be_followed_and_nothing_changes()
    {
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        await stage.DoAsync(SmallYear.Elsewhere, TaskAction.Submit, SmallYear.Stranger, SmallYear.SomeAnswers);
        foreach (var person in (string?[])[null, SmallYear.Coordinator, SmallYear.Reviewer, SmallYear.Office, "south"])
        {
            using var browser = person is null
                ? new PlainBrowser(stage.Address)
                : await stage.SignInAsync(person);
            await stage.SettleAsync();
            var before = stage.Rows();

            var seen = await CrawlAsync(browser);

            Assert.Equal(before, stage.Rows());
            Assert.InRange(seen, person is null ? 3 : 5, MostPages);
        }
    }

    [Fact]
    public async Task Every_link_of_every_mail_can_be_followed_and_nothing_changes()
    {
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        await stage.DoAsync(SmallYear.Elsewhere, TaskAction.Submit, SmallYear.Stranger, SmallYear.SomeAnswers);
        await stage.PassDaysAsync(3);
        var links = (await stage.MessagesAsync(null, 20)).SelectMany(m => KeptMessages.LinksIn(m.Text))
            .Select(l => l.PathAndQuery).Distinct().ToList();
        Assert.True(links.Count(l => l.StartsWith("/stop-mails/", StringComparison.Ordinal)) > 1);
        foreach (var person in (string?[])[null, SmallYear.Coordinator])
        {
            using var scanner = person is null ? new PlainBrowser(stage.Address) : await stage.SignInAsync(person);
            await stage.SettleAsync();
            var before = stage.Rows();

            foreach (var link in links)
            {
                await scanner.HeadAsync(link);
                await scanner.OpenAsync(link);
            }

            Assert.Equal(before, stage.Rows());
        }
    }

    private static async Task<int> CrawlAsync(PlainBrowser browser)
    {
        var seen = new HashSet<string>();
        var next = new Queue<string>(["/", "/tasks", "/settings"]);
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(path))
            {
                continue;
            }

            await browser.HeadAsync(path);
            foreach (Match link in Links().Matches(await browser.OpenAsync(path)))
            {
                next.Enqueue(link.Groups[1].Value);
            }
        }

        return seen.Count;
    }

    [GeneratedRegex("(?:href|action)=\"(/[^\"#]*)\"")]
    private static partial Regex Links();
}
