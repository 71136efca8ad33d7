using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>Whoever looks after a network hears of a red risk at once, each once, and nothing of what it is.</summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class RedRiskContract<THost> : YearContract<THost>
    where THost : IYearHostStart
{
    private const string Assessment = "risk-assessment";

    // A Saturday and a public holiday: no digest goes out.
    private static readonly DateOnly DayOff = new(2026, 12, 5);

    [Fact]
    public async Task A_red_risk_is_told_at_once_on_a_day_off_at_night_too()
    {
        await using var year = await AssessingAsync(Language.Th);
        await HandInAsync(year, RiskColours.Red, "red");

        await year.PlayToAsync(DayOff, new TimeOnly(22, 16));

        Assert.Equal(
            [$"red-red-{OneNetwork.Office}", $"red-red-{OneNetwork.Province}"], Urgent(year).Select(l => l.Key));
        Assert.All(Urgent(year), l => Assert.Equal((DayOff, 15, 15), (ThaiTime.DayOf(l.At), l.At.Hour, l.At.Minute)));
        Assert.All(Urgent(year), l =>
        {
            Assert.Equal($"มีเรื่องด่วน 1 เรื่อง กรุณาเปิดระบบ ({Reference})", l.Subject);
            Assert.Contains("ต.เวียง อ.เมืองเชียงราย จ.เชียงราย", l.Text, StringComparison.Ordinal);
            Assert.Contains("https://programflows.example.org/urgent/red", l.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ความเสี่ยง", l.Text + l.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("ข้อมูลจำลอง", l.Text + l.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(OneNetwork.Coordinator, l.Text + l.Html, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(RiskColours.Green)]
    [InlineData(RiskColours.Yellow)]
    public async Task Another_colour_waits_for_the_morning(string colour)
    {
        await using var year = await AssessingAsync(Language.Th);
        var before = year.Letters.Sent.Count;
        await HandInAsync(year, colour, "calm");

        await year.PlayToAsync(DayOff, new TimeOnly(23, 0));

        Assert.Equal(before, year.Letters.Sent.Count);
    }

    [Fact]
    public async Task The_same_hand_in_is_told_once_and_a_red_one_after_a_return_again()
    {
        await using var year = await AssessingAsync(Language.En);
        await HandInAsync(year, RiskColours.Red, "red");
        await HandInAsync(year, RiskColours.Red, "red");
        await year.PlayToAsync(DayOff, new TimeOnly(22, 30));
        Assert.Equal(2, Urgent(year).Count);

        await year.DoAsync(TaskAction.Return, Assessment, "returned");
        await year.PlayToAsync(DayOff, new TimeOnly(22, 45));
        await HandInAsync(year, RiskColours.Red, "red-again");
        await year.PlayToAsync(DayOff.AddDays(5), new TimeOnly(22, 0));

        Assert.Equal(
            [
                $"red-red-{OneNetwork.Office}", $"red-red-{OneNetwork.Province}",
                $"red-red-again-{OneNetwork.Office}", $"red-red-again-{OneNetwork.Province}",
            ],
            Urgent(year).Select(l => l.Key));
        Assert.All(
            Urgent(year), l => Assert.StartsWith("One urgent matter", l.Subject, StringComparison.Ordinal));
        var told = await year.Client.GetAsync(InstanceIds.RedRiskOf(new CommandId("red")), Cancellation);
        Assert.Equal((OrchestrationStatus.Completed, 2), (told!.Status, told.ReadOutput<int>()));
    }

    [Fact]
    public async Task A_red_risk_stays_until_one_of_them_says_what_was_done_and_the_other_hears_who()
    {
        await using var year = await AssessingAsync(Language.Th);
        await HandInAsync(year, RiskColours.Red, "red");
        await year.PlayToAsync(DayOff.AddDays(3), new TimeOnly(9, 0));
        Assert.Equal("red", Assert.Single(await UnansweredAsync(year)).HandIn.Value);

        var first = await AnswerAsync(year, OneNetwork.Province, "โทรถามแล้ว นัดภาคีวันพุธ");
        var second = await AnswerAsync(year, OneNetwork.Office, "จะลงพื้นที่");

        Assert.Equal((CommandResult.Done, CommandResult.Refused(Refusal.AnsweredAlready)), (first, second));
        Assert.Empty(await UnansweredAsync(year));
        var seen = await year.Port<IRedRiskReader>().FindAsync(
            await ViewerAsync(year), new CommandId("red"), year.Now, Cancellation);
        Assert.Equal(
            new GivenAnswer("โทรถามแล้ว นัดภาคีวันพุธ", OneNetwork.Province, year.Now), seen.Risk!.Answer);
    }

    private static string Reference =>
        HandInReference.Of(2570, new Workflows.Networks.NetworkCode(OneNetwork.Code), new CommandId("red"));

    private static List<ComposedMessage> Urgent(PlayedYear year) =>
        [.. year.Letters.Sent.Where(l => l.Key.StartsWith("red-", StringComparison.Ordinal))];

    private static async Task<PlayedYear> AssessingAsync(Language language)
    {
        var year = await BeginAsync(2570, OneNetwork.Reading(language));
        await year.PlayToAsync(new DateOnly(2026, 10, 20), new TimeOnly(9, 0));
        await year.DoAsync(TaskAction.Submit, "core-team", "begin");
        await year.DoAsync(TaskAction.Accept, "core-team", "begun");
        await year.PlayToAsync(DayOff, new TimeOnly(22, 15));
        return year;
    }

    private static async Task HandInAsync(PlayedYear year, string colour, string id) => Assert.Equal(
        CommandResult.Done, await year.DoAsync(TaskAction.Submit, Assessment, id, colour: colour));

    private static Task<CommandResult> AnswerAsync(PlayedYear year, string person, string done) =>
        year.Port<IRedRiskDesk>().AnswerAsync(
            new RedRiskAnswer(
                new CommandId($"answer-{person}"),
                new CommandId("red"),
                done,
                Actor.Person(new PersonId(person)),
                year.Now),
            Cancellation);

    private static async Task<Viewer> ViewerAsync(PlayedYear year) =>
        (await year.Port<IPersonReader>().FindAsync(new PersonId(OneNetwork.Office), Cancellation))!.Viewer;

    private static async Task<IReadOnlyList<SeenRedRisk>> UnansweredAsync(PlayedYear year) =>
        await year.Port<IRedRiskReader>().UnansweredAsync(await ViewerAsync(year), year.Now, Cancellation);
}
