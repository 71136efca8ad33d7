using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// Does for a day what coordinators and reviewers would do: some are punctual, some late, some silent, and some work
/// comes back. Only those act whose turn it is. What is done follows from seed, task and attempt alone, and each
/// command's id too, so that a second run of the same day changes nothing.
/// </summary>
/// <param name="reader">What waits for somebody, whose turn it is, and what forms begin with.</param>
/// <param name="desk">Where they act.</param>
/// <param name="library">What the forms ask.</param>
public sealed class ActAsPeople(
    ISimulationReader reader, ITaskDesk desk, IProgrammeLibrary library)
    : Activity<ActAsPeopleInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<ActAsPeopleInput, int> Name { get; } = new("ActAsPeople");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, ActAsPeopleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var today = ThaiTime.DayOf(input.At);
        var meant = new Dictionary<WaitingTask, TaskAction>();
        foreach (var task in await reader.WaitingAsync(context.Cancellation))
        {
            if (new Temper(input.Seed, task).ActionOn(today) is { } action)
            {
                meant.Add(task, action);
            }
        }

        var whose = await reader.TurnsAsync(
            meant.ToDictionary(m => m.Key.TaskId, m => TaskRules.PermissionFor(m.Value)), today, context.Cancellation);
        var forms = new Dictionary<TaskOrigin, FormDefinition?>();
        var acts = new List<Task<CommandResult>>();
        foreach (var (task, action) in meant.Where(m => whose[m.Key.TaskId].Count > 0))
        {
            var command = CommandOf(task, action, Actor.Person(whose[task.TaskId][0]), input.At);
            if (action == TaskAction.Submit)
            {
                command = command with
                {
                    Answers = await AnswersAsync(task, input.Seed, today, forms, context.Cancellation),
                };
            }

            acts.Add(desk.DoAsync(command, context.Cancellation));
        }

        return (await Task.WhenAll(acts)).All(r => r.Outcome != CommandOutcome.Invalid)
            ? acts.Count
            : throw new InvalidOperationException(
                "Simulated people handed in a form with mistakes. Teach SimulatedAnswers what the programme asks.");
    }

    private async Task<FormAnswers> AnswersAsync(
        WaitingTask task,
        int seed,
        DateOnly today,
        Dictionary<TaskOrigin, FormDefinition?> forms,
        CancellationToken cancellationToken)
    {
        if (task.Origin is not { } origin)
        {
            return FormAnswers.None;
        }

        if (!forms.TryGetValue(origin, out var form))
        {
            var programme = await library.FindAsync(
                origin.ProgrammeId, origin.FiscalYear, origin.Version, cancellationToken);
            forms[origin] = form = programme?.FindTask(origin.DefinitionId)?.Form;
        }

        if (form is null)
        {
            return FormAnswers.None;
        }

        var known = Prefilling.SourcesOf(form).Count == 0
            ? Prefilled.None
            : await reader.PrefilledAsync(task.TaskId, cancellationToken);
        return SimulatedAnswers.For(form, today, new Temper(seed, task).Colour, known.Answers);
    }

    private static TaskCommand CommandOf(WaitingTask task, TaskAction action, Actor actor, DateTimeOffset at) =>
        new(new CommandId($"simulated-{action}-{task.TaskId}-{task.TimesSubmitted}"), task.TaskId, action, actor, at)
        {
            NewDueOn = action == TaskAction.Extend ? task.DueOn.AddDays(Temper.ExtensionDays) : null,
            Reason = ReasonFor(action),
        };

    private static string? ReasonFor(TaskAction action) => action switch
    {
        TaskAction.Return => "โปรดเพิ่มหลักฐาน (ข้อมูลจำลอง)",
        TaskAction.Extend => "ขอเวลาเพิ่ม (ข้อมูลจำลอง)",
        TaskAction.Waive => "ไม่เกี่ยวข้องกับพื้นที่ (ข้อมูลจำลอง)",
        TaskAction.Submit or TaskAction.Accept or TaskAction.Lapse or TaskAction.AskForTime or TaskAction.AskForWaiver
            or TaskAction.RefuseTime or TaskAction.RefuseWaiver => null,
    };
}

/// <summary>What <see cref="ActAsPeople"/> is given.</summary>
/// <param name="Seed">What behaviour follows from.</param>
/// <param name="At">When, UTC.</param>
public sealed record ActAsPeopleInput(int Seed, DateTimeOffset At);
