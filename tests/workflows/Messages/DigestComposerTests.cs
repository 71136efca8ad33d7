using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Messages;

/// <summary>How a person's message of a morning reads.</summary>
public sealed class DigestComposerTests
{
    private static readonly DateOnly Today = new(2027, 1, 15);
    private static readonly SiteAddress Site = new(new Uri("https://programflows.example.org/"));

    [Fact]
    public void What_is_overdue_comes_first_then_what_is_due_next()
    {
        var text = Compose(Language.En, LineOf("later", 9), LineOf("overdue", -3), LineOf("soon", 2)).Text;

        Assert.True(
            text.IndexOf("overdue (", StringComparison.Ordinal) < text.IndexOf("soon (", StringComparison.Ordinal));
        Assert.True(
            text.IndexOf("soon (", StringComparison.Ordinal) < text.IndexOf("later (", StringComparison.Ordinal));
        Assert.Contains("days overdue: 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_tasks_are_listed_and_the_others_are_counted()
    {
        var message = Compose(Language.Th, [.. Enumerable.Range(0, 13).Select(i => LineOf($"task-{i:00}", i))]);

        Assert.Contains("task-09", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("task-10", message.Text, StringComparison.Ordinal);
        Assert.Contains("และอีก 3 เรื่อง", message.Text, StringComparison.Ordinal);
        Assert.Contains("13", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void News_alone_makes_a_subject_of_its_own() =>
        Assert.Equal(
            "มีข่าวเรื่องงาน 1 เรื่อง",
            Compose(
                Language.Th, LineOf("done", 1) with { Status = WorkTaskStatus.Accepted, News = NoticeKind.Accepted })
                .Subject);

    [Fact]
    public void A_name_cannot_bring_markup_into_a_message()
    {
        var html = Compose(Language.En, LineOf("<script>alert(1)</script>", 1)).Html;

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_bodies_lead_to_each_task_and_to_all_of_them()
    {
        var message = Compose(Language.En, LineOf("plan", 1));

        foreach (var body in (string[])[message.Text, message.Html])
        {
            Assert.Contains("https://programflows.example.org/tasks/plan", body, StringComparison.Ordinal);
            Assert.Contains("https://programflows.example.org/tasks", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_names_its_programme_only_where_there_are_several()
    {
        var fund = LineOf("pay-in", 2) with { ProgrammeId = "fund", Programme = new("กองทุน <ก>", "Fund <a>") };

        Assert.DoesNotContain("Honest society", Compose(Language.En, LineOf("plan", 1)).Text, StringComparison.Ordinal);
        var both = Compose(Language.En, LineOf("plan", 1), fund);

        Assert.Contains("\n  Honest society\n", both.Text, StringComparison.Ordinal);
        Assert.Contains("\n  Fund <a>\n", both.Text, StringComparison.Ordinal);
        Assert.Contains("Fund &lt;a&gt;", both.Html, StringComparison.Ordinal);
        Assert.Contains("กองทุน", Compose(Language.Th, LineOf("plan", 1), fund).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Th, "15 ม.ค. 2570")]
    [InlineData(Language.En, "15 Jan 2570 BE")]
    public void Days_are_shown_in_the_buddhist_era(Language language, string shown) =>
        Assert.Equal(shown, CivilDate.Abbreviated(Today, language));

    private static ComposedMessage Compose(Language language, params DigestLine[] lines) =>
        DigestComposer.Compose(
            new DigestContent("key", new Person("p", "สมหญิง", "p@example.org", language), Today, lines),
            Site,
            ThaiTime.Moment(Today, new TimeOnly(8, 0)));

    private static DigestLine LineOf(string id, int dueInDays) =>
        new(id, new LocalizedText(id, id), "เวียง", Today.AddDays(dueInDays), WorkTaskStatus.Open, null,
            "honest-society", new LocalizedText("สังคมสุจริต", "Honest society"));
}
