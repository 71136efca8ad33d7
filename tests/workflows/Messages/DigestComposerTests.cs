using System.Text;
using System.Text.RegularExpressions;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Messages;

/// <summary>How a person's message of a morning reads.</summary>
public sealed partial class DigestComposerTests
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
        Assert.Contains("และอีก 3 งาน", message.Text, StringComparison.Ordinal);
        Assert.Contains("13", message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void News_alone_makes_a_subject_of_its_own() =>
        Assert.Equal(
            "แจ้งผลการตรวจงาน 1 งาน",
            Compose(
                Language.Th, LineOf("done", 1) with { Status = WorkTaskStatus.Accepted, News = NoticeKind.Accepted })
                .Subject);

    [Theory]
    [InlineData("มีงานต้องส่ง 2 งาน งานแรกภายใน 17 ม.ค. 2570", 2, 9)]
    [InlineData("มีงานเกินกำหนด 1 งาน และต้องส่งอีก 1 งาน", -1, 0)]
    [InlineData("มีงานเกินกำหนด 2 งาน", -1, -9)]
    public void Own_work_that_is_not_late_is_no_reproach(string subject, int one, int other) =>
        Assert.Equal(subject, Compose(Language.Th, LineOf("a", one), LineOf("b", other)).Subject);

    [Fact]
    public void A_reviewer_reads_of_reviews_and_not_of_the_networks_due_day()
    {
        var message = Compose(Language.Th, ToReview("plan", -3));

        Assert.Equal("มีงานรอท่านตรวจ 1 งาน", message.Subject);
        Assert.Contains("งานที่รอท่านตรวจ (ข้อมูล ณ วันศุกร์ที่ 15 ม.ค. 2570)", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("กำหนดส่ง", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("เกินกำหนด", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_reads_of_its_networks_and_is_asked_kindly()
    {
        var message = Compose(Language.Th, LineOf("plan", -14) with { News = NoticeKind.HandedUp });

        Assert.Equal("มีงานของเครือข่ายเกินกำหนด 1 งาน ขอความกรุณาช่วยติดตาม", message.Subject);
        Assert.Contains("เกินกำหนด 14 วัน", message.Text, StringComparison.Ordinal);
        Assert.Contains("มีข้อสงสัย ติดต่อ พอช. 0-2378-8300", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ท่านผู้ประสานงาน", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_several_things_reads_each_under_its_own_heading()
    {
        var message = Compose(
            Language.Th, ToReview("one", 3), LineOf("two", 5), LineOf("three", -8) with { News = NoticeKind.HandedUp });

        Assert.Equal(
            "มีงานต้องส่ง 1 งาน ภายใน 20 ม.ค. 2570 · มีงานรอท่านตรวจ 1 งาน · งานของเครือข่ายเกินกำหนด 1 งาน",
            message.Subject);
        Assert.Contains("\nงานที่ต้องส่ง\n- two", message.Text, StringComparison.Ordinal);
        Assert.Contains("\nงานที่รอท่านตรวจ\n- one", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "กำหนดส่งวันจันทร์ที่ 18 ม.ค. 2570 · ครบกำหนดในอีก 3 วัน")]
    [InlineData(1, "กำหนดส่งวันเสาร์ที่ 16 ม.ค. 2570 · ครบกำหนดพรุ่งนี้")]
    [InlineData(0, "กำหนดส่งวันศุกร์ที่ 15 ม.ค. 2570 · ครบกำหนดวันนี้")]
    [InlineData(-2, "กำหนดส่งวันพุธที่ 13 ม.ค. 2570 · เกินกำหนด 2 วัน")]
    public void The_real_distance_is_told_with_the_weekday(int days, string told) =>
        Assert.Contains(
            told,
            Compose(Language.Th, LineOf("plan", days) with { News = NoticeKind.DueSoon }).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(-12, "กรุณาดูเหตุผลในระบบ (เกินกำหนด 12 วัน)")]
    [InlineData(0, "กรุณาดูเหตุผลในระบบ (ครบกำหนดวันนี้)")]
    [InlineData(5, "กรุณาดูเหตุผลในระบบ\n")]
    public void What_came_back_says_also_that_it_is_late(int days, string told) =>
        Assert.Contains(
            told,
            Compose(Language.Th, LineOf("plan", days) with
            {
                Status = WorkTaskStatus.Returned,
                News = NoticeKind.Returned,
            }).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(NoticeKind.Extended, 14, "เลื่อนกำหนดส่งให้แล้ว (ครบกำหนดในอีก 14 วัน)")]
    [InlineData(NoticeKind.TimeRefused, 5, "ยังเลื่อนกำหนดให้ไม่ได้ กรุณาดูเหตุผลในระบบ (ครบกำหนดในอีก 5 วัน)")]
    [InlineData(NoticeKind.WaiverRefused, -2, "ยังยกเว้นให้ไม่ได้ กรุณาดูเหตุผลในระบบ (เกินกำหนด 2 วัน)")]
    public void An_answer_to_a_request_says_also_how_near_the_day_is(NoticeKind answer, int days, string told)
    {
        foreach (var status in (WorkTaskStatus[])[WorkTaskStatus.Open, WorkTaskStatus.Returned])
        {
            var line = LineOf("plan", days) with { Status = status, News = answer };

            Assert.Contains(told, Compose(Language.Th, line).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_came_back_is_named_first_in_the_subject() =>
        Assert.Equal(
            "มีงานส่งกลับให้แก้ไข 1 งาน · มีงานต้องส่ง 1 งาน ภายใน 17 ม.ค. 2570",
            Compose(
                Language.Th,
                LineOf("plan", 2),
                LineOf("team", -3) with { Status = WorkTaskStatus.Returned, News = NoticeKind.Returned }).Subject);

    [Fact]
    public void Who_is_only_told_what_came_of_own_work_is_sent_to_the_province() =>
        Assert.Contains(
            "ติดต่อผู้ประสานงานจังหวัด",
            Compose(
                Language.Th, LineOf("done", 1) with { Status = WorkTaskStatus.Accepted, News = NoticeKind.Accepted })
                .Text,
            StringComparison.Ordinal);

    [Fact]
    public void Tasks_of_the_same_day_keep_the_programmes_order()
    {
        var text = Compose(Language.En, LineOf("second-letter-b", 2), LineOf("a-first-letter", 2)).Text;

        Assert.True(
            text.IndexOf("second-letter-b", StringComparison.Ordinal)
                < text.IndexOf("a-first-letter", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_has_one_network_is_not_told_which()
    {
        var content = new DigestContent(
            "key",
            new Person(new PersonId("p"), "พระครูสังฆรักษ์", "p@example.org", Language.Th),
            Today,
            [LineOf("plan", 1) with { Network = null }]);

        var message = DigestComposer.Compose(content, Site, new SenderIdentity(), ThaiTime.StartOf(Today));

        Assert.StartsWith("เรียน พระครูสังฆรักษ์\n", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("เวียง", message.Text + message.Html, StringComparison.Ordinal);
        Assert.Contains("ติดต่อผู้ประสานงานจังหวัด\n", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nBcc: x@example.org")]
    public void A_sender_is_a_plain_line(string name)
    {
        Assert.Throws<ArgumentException>(() => new SenderIdentity(name));
        Assert.Throws<ArgumentException>(() => new SenderIdentity(contact: name));
    }

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

    [Fact]
    public void A_network_is_named_with_its_district_and_not_at_all_to_who_has_no_other()
    {
        var named = LineOf("plan", 1);

        Assert.Contains("(ต.เวียง อ.ฝาง จ.เชียงใหม่)", Compose(Language.Th, named).Text, StringComparison.Ordinal);
        Assert.Contains("<br>Wiang, Fang, Chiang Mai<br>", Compose(Language.En, named).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "(", Compose(Language.Th, named with { Network = null }).Text.Split('\n')[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Th, "ท่านอาจได้รับแล้ว งานของเครือข่ายท่าน")]
    [InlineData(Language.En, "you may have it already. Your network's work")]
    public void Whoever_may_have_it_already_is_told_so_first(Language language, string told)
    {
        var content = new DigestContent(
            "key", new Person(new PersonId("p"), "สมหญิง", null, language), Today, [LineOf("plan", 1)]);

        Assert.Contains(told, Compose(content with { MaybeSecond = true }).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(told, Compose(content).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Th, "15 ม.ค. 2570")]
    [InlineData(Language.En, "15 Jan 2570 BE")]
    public void Days_are_shown_in_the_buddhist_era(Language language, string shown) =>
        Assert.Equal(shown, CivilDate.Abbreviated(Today, language));

    [Theory]
    [InlineData(Language.Th, "หยุดรับอีเมลสรุปงาน · งานที่ต้องทำยังอยู่ครบที่หน้างาน")]
    [InlineData(Language.En, "Stop these mails · your tasks stay, and are on your page")]
    public void A_message_says_where_such_mails_are_stopped_and_that_duties_stay(Language language, string words)
    {
        var stop = new Uri("https://programflows.example.org/stop-mails/a-key_1");

        var message = Compose(ContentFor(language, LineOf("plan", 1)) with { StopKey = "a-key_1" });

        Assert.Equal(stop, message.Unsubscribe);
        Assert.EndsWith($"\n\n{words}\n{stop}\n", message.Text, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"s\" href=\"{stop}\"", message.Html, StringComparison.Ordinal);
        Assert.Contains(words, Tags().Replace(message.Html, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_a_message_names_no_way_to_stop_it()
    {
        var message = Compose(Language.Th, LineOf("plan", 1));

        Assert.Null(message.Unsubscribe);
        Assert.DoesNotContain("stop-mails", message.Text + message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_message_stays_under_twenty_kilobytes()
    {
        var lines = Enumerable.Range(0, 20).Select(i => LineOf($"honest-society-2570-500101-{i:00}", i - 5) with
        {
            Title = new LocalizedText("สรุปบทเรียนและจัดทำข้อเสนอเชิงนโยบายของเครือข่ายระดับตำบล", "Lessons"),
            Status = i % 3 == 0 ? WorkTaskStatus.Returned : WorkTaskStatus.Open,
            News = i % 3 == 0 ? NoticeKind.Returned : null,
        });

        var message = Compose(ContentFor(Language.Th, [.. lines]) with { StopKey = new string('k', 43) });

        var html = Encoding.UTF8.GetByteCount(message.Html);
        Assert.InRange(html + Encoding.UTF8.GetByteCount(message.Text), 1, 20 * 1024);
    }

    private static ComposedMessage Compose(Language language, params DigestLine[] lines) =>
        Compose(ContentFor(language, lines));

    private static ComposedMessage Compose(DigestContent content) =>
        DigestComposer.Compose(
            content,
            Site,
            new SenderIdentity(contact: "พอช. 0-2378-8300"),
            ThaiTime.Moment(Today, new TimeOnly(8, 0)));

    private static DigestContent ContentFor(Language language, params DigestLine[] lines) =>
        new("key", new Person(new PersonId("p"), "สมหญิง", "p@example.org", language), Today, lines);

    private static DigestLine ToReview(string id, int dueInDays) =>
        LineOf(id, dueInDays) with { Status = WorkTaskStatus.Submitted, News = NoticeKind.ReviewWaiting };

    private static DigestLine LineOf(string id, int dueInDays) =>
        new(
            new TaskId(id),
            new LocalizedText(id, id),
            new LocalizedText("ต.เวียง อ.ฝาง จ.เชียงใหม่", "Wiang, Fang, Chiang Mai"),
            Today.AddDays(dueInDays),
            WorkTaskStatus.Open,
            null,
            "honest-society", new LocalizedText("สังคมสุจริต", "Honest society"));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
