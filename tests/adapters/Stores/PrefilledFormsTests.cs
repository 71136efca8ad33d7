using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Adapters.Programmes;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What a network has had accepted is not asked of it again; and who wrote what in a draft.</summary>
public abstract class PrefilledFormsTests(StoreHouse house) : IAsyncDisposable
{
    private const string Earlier = "earlier";
    private const string Later = "later";

    private static readonly LocalizedText Said = new("ไทย", "English");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_form_begins_with_what_was_accepted_and_not_with_what_waits_for_its_review()
    {
        await BeginAsync();
        await HandInAsync(Earlier, Text("goal", "น้ำสะอาด"));
        Assert.Empty((await SeenAsync()).Prefilled.Sources);

        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("accepted", Earlier));

        var begun = (await SeenAsync()).Prefilled;
        Assert.Equal(Text("aim", "น้ำสะอาด"), begun.Answers);
        Assert.Equal(Said, begun.Sources["aim"]);
    }

    [Fact]
    public async Task Whoever_hands_in_without_what_is_known_is_not_asked_for_it()
    {
        await BeginAsync();
        Assert.Equal(CommandOutcome.Invalid, (await HandInAsync(Later, FormAnswers.None)).Outcome);
        await HandInAsync(Earlier, Text("goal", "น้ำสะอาด"));
        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("accepted", Earlier));

        Assert.Equal(CommandResult.Done, await HandInAsync(Later, FormAnswers.None));

        Assert.Equal(
            ["""{"aim":"น้ำสะอาด"}"""],
            house.Ask($"SELECT \"Answers\" FROM submissions WHERE \"TaskId\" = '{Later}'"));
    }

    [Fact]
    public async Task What_a_network_knows_stays_with_it()
    {
        await BeginAsync("900101");
        await HandInAsync(Earlier, Text("goal", "ของที่อื่น"), "yo");
        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("accepted", Earlier));

        Assert.Empty((await SeenAsync()).Prefilled.Sources);
    }

    [Fact]
    public async Task A_draft_says_who_answered_each_question_last()
    {
        await BeginAsync();
        await SaveAsync("nok", Text("aim", "หนึ่ง"), 1);
        await SaveAsync("somchai", Text("more", "สอง"), 2);
        await SaveAsync("somchai", FormAnswers.None, 3, "aim");

        var viewer = (await house.Persons.FindAsync(new PersonId("nok"), Stop))!.Viewer;
        var draft = (await house.Drafts.FindAsync(viewer, new TaskId(Later), StoreHouse.Now, Stop))!;

        Assert.Equal("""{"more":"สอง"}""", draft.Answers);
        Assert.Equal(
            [("aim", new FieldWriter("คุณ somchai", At(3))), ("more", new FieldWriter("คุณ somchai", At(2)))],
            draft.Writers.OrderBy(w => w.Key).Select(w => (w.Key, w.Value)));
    }

    [Fact]
    public async Task A_return_names_the_questions_and_handing_in_again_forgets_them()
    {
        await BeginAsync();
        await HandInAsync(Later, Text("aim", "น้ำ"));
        Assert.Equal(CommandResult.Done, await house.Desk.DoAsync(
            new TaskCommand(
                new CommandId("back"),
                new TaskId(Later),
                TaskAction.Return,
                Actor.Person(new PersonId("province-50")),
                At(6))
            {
                Reason = "ขอให้ชัดขึ้น",
                Concerns = ["aim", "no-such-question"],
            },
            Stop));

        Assert.Equal(["aim"], (await SeenAsync()).Card.Return!.Concerns);
        Assert.Equal(CommandResult.Done, await HandInAsync(Later, Text("aim", "น้ำสะอาด"), id: "again"));
        await house.DoAsync(TaskAction.Return, StoreHouse.Command("back-again", Later, minute: 7));
        Assert.Empty((await SeenAsync()).Card.Return!.Concerns);
    }

    private static DateTimeOffset At(int minute) => StoreHouse.Now.AddMinutes(minute);

    private static FormAnswers Text(string field, string text) =>
        FormAnswers.None.With(field, new FieldAnswer.Text(text));

    private static FieldDefinition Field(string id, bool required) =>
        new(id, FieldKind.Text, Said, required, new Dictionary<string, LocalizedText>());

    private async Task BeginAsync(string elsewhere = "500101")
    {
        var programme = ProgrammeReader.Read("rich.yaml", MistakenEdit.Rich).Definition!;
        var step = programme.Steps[0];
        await house.Library.KeepAsync(
            programme with
            {
                Id = SmallRoster.Programme,
                FiscalYear = SmallRoster.Year,
                Steps =
                [
                    step with
                    {
                        Tasks =
                        [
                            step.Tasks[0] with { Id = Earlier, Title = Said, Fields = [Field("goal", true)] },
                            step.Tasks[0] with
                            {
                                Id = Later,
                                Fields =
                                [
                                    Field("aim", true) with { From = new FieldSource(Earlier, "goal") },
                                    Field("more", false),
                                ],
                            },
                        ],
                    },
                ],
            },
            Stop);
        await house.SettleAsync();
        await house.OpenTaskAsync(Earlier, elsewhere);
        await house.OpenTaskAsync(Later);
    }

    private Task<CommandResult> HandInAsync(
        string task, FormAnswers answers, string person = "nok", string? id = null) => house.Desk.DoAsync(
        new TaskCommand(
            new CommandId(id ?? $"in-{task}"),
            new TaskId(task),
            TaskAction.Submit,
            Actor.Person(new PersonId(person)),
            At(5))
        {
            Answers = answers,
        },
        Stop);

    private Task<CommandResult> SaveAsync(string person, FormAnswers answers, int minute, params string[] without) =>
        house.DraftDesk.SaveAsync(
            new TaskId(Later), answers, without, Actor.Person(new PersonId(person)), At(minute), Stop);

    private async Task<SeenTask> SeenAsync()
    {
        var viewer = (await house.Persons.FindAsync(new PersonId("nok"), Stop))!.Viewer;
        return (await house.Tasks.FindAsync(viewer, new TaskId(Later), At(9), Stop)).Task!;
    }

    public sealed class InAFolder() : PrefilledFormsTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : PrefilledFormsTests(StoreHouse.On(server));
}
