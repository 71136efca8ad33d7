using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Programmes;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What is handed in is checked against the form of the text under which the task was opened.</summary>
public abstract class HandInTests(StoreHouse house) : IAsyncDisposable
{
    private const string Task = "sources";

    private static readonly FormAnswers Whole = FormAnswers.None
        .With("quality", new FieldAnswer.Choice("good"))
        .With("count", new FieldAnswer.Number(12));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_form_with_mistakes_is_not_taken_and_everything_wrong_is_told()
    {
        await BeginAsync();
        var before = await house.EverythingAsync();

        var result = await HandInAsync(FormAnswers.None.With("quality", new FieldAnswer.Choice("excellent")));

        Assert.Equal((CommandOutcome.Invalid, null), (result.Outcome, result.Why));
        Assert.Equal(
            [("count", ProblemCode.Missing), ("quality", ProblemCode.NotChoice)],
            result.Problems.Select(p => (p.Field, p.Code)));
        Assert.Equal("“จำนวนแหล่งน้ำ”: ยังไม่มีคำตอบ ตอบข้อนี้ก่อนส่ง", result.Problems[0].Says.Th);
        Assert.Equal(before, await house.EverythingAsync());
    }

    [Fact]
    public async Task A_form_without_mistakes_is_taken_and_kept_as_it_is_written_everywhere()
    {
        await BeginAsync();

        Assert.Equal(CommandResult.Done, await HandInAsync(Whole));

        Assert.Equal(
            ["""{"count":12,"quality":"good"}"""], house.Ask("SELECT \"Answers\" FROM submissions"));
    }

    [Fact]
    public async Task Of_a_hundred_forms_that_are_handed_in_at_once_none_is_lost()
    {
        const int forms = 100;
        await KeepAsync();
        await house.SettleAsync();
        await System.Threading.Tasks.Task.WhenAll(
            Enumerable.Range(0, forms).Select(i => house.OpenTaskAsync($"form-{i}")));

        var results = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, forms).Select(
            i => house.DoAsync(TaskAction.Submit, StoreHouse.Command($"in-{i}", $"form-{i}"))));

        Assert.All(results, r => Assert.Equal(CommandResult.Done, r));
        Assert.Equal(["100"], house.Ask("SELECT COUNT(DISTINCT \"TaskId\") FROM submissions"));
        Assert.Equal(forms, (await house.TaskEventsAsync()).Count);
    }

    [Fact]
    public async Task What_is_not_asked_is_not_kept()
    {
        await BeginAsync(p => ChangeFields(p, f => f.Id == "quality"
            ? f with { When = new FieldCondition("count", Above: 20) }
            : f));

        Assert.Equal(CommandResult.Done, await HandInAsync(Whole));

        Assert.Equal(["""{"count":12}"""], house.Ask("SELECT \"Answers\" FROM submissions"));
    }

    [Fact]
    public async Task What_looks_like_a_citizens_number_is_asked_about_first()
    {
        await BeginAsync(p => ChangeFields(p, f => f.Id == "quality" ? f with { Kind = FieldKind.Text } : f));
        var answers = Whole.With("quality", new FieldAnswer.Text("1101700230708"));

        var asked = await HandInAsync(answers);

        Assert.True(Assert.Single(asked.Problems).IsQuestion);
        Assert.Equal(CommandResult.Done, await HandInAsync(answers, isMeant: true));
    }

    [Fact]
    public async Task A_task_is_checked_by_the_text_under_which_it_was_opened()
    {
        await BeginAsync();
        await KeepAsync(p => ChangeFields(p, f => f with { Kind = FieldKind.Date, Choices = NoChoices }) with
        {
            Version = "2",
        });

        Assert.Equal(CommandResult.Done, await HandInAsync(Whole));
    }

    [Fact]
    public async Task Where_the_text_of_an_older_release_was_not_kept_a_form_is_taken_as_it_is()
    {
        await house.SettleAsync();
        await house.OpenTaskAsync(Task);

        Assert.Equal(CommandResult.Done, await HandInAsync(FormAnswers.None));
    }

    [Fact]
    public async Task Who_may_not_hand_in_hears_that_and_nothing_of_the_form()
    {
        await BeginAsync();

        var result = await HandInAsync(FormAnswers.None, person: "yo");

        Assert.Equal(CommandOutcome.Forbidden, result.Outcome);
        Assert.Empty(result.Problems);
    }

    private static Dictionary<string, LocalizedText> NoChoices => [];

    private static ProgrammeDefinition ChangeFields(
        ProgrammeDefinition programme, Func<FieldDefinition, FieldDefinition> change) => programme with
        {
            Steps =
            [
                .. programme.Steps.Select(s => s with
                {
                    Tasks = [.. s.Tasks.Select(t => t with { Fields = [.. t.Fields.Select(change)] })],
                }),
            ],
        };

    private Task KeepAsync(Func<ProgrammeDefinition, ProgrammeDefinition>? change = null)
    {
        var programme = ProgrammeReader.Read("rich.yaml", MistakenEdit.Rich).Definition! with
        {
            Id = SmallRoster.Programme,
            FiscalYear = SmallRoster.Year,
        };
        return house.Library.KeepAsync(change?.Invoke(programme) ?? programme, Stop);
    }

    private async Task BeginAsync(Func<ProgrammeDefinition, ProgrammeDefinition>? change = null)
    {
        await KeepAsync(change);
        await house.SettleAsync();
        await house.OpenTaskAsync(Task);
    }

    private Task<CommandResult> HandInAsync(FormAnswers answers, bool isMeant = false, string person = "nok") =>
        house.Desk.DoAsync(
            new TaskCommand(
                new CommandId("hand-in"),
                new TaskId(Task),
                TaskAction.Submit,
                Actor.Person(new PersonId(person)),
                StoreHouse.Now.AddMinutes(5))
            {
                Answers = answers,
                QuestionsAnswered = isMeant,
            },
            Stop);

    public sealed class InAFolder() : HandInTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : HandInTests(StoreHouse.On(server));
}
