using System.Text;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>What stands beside a task for whoever looks at it: names, texts, returns; looked up once a look.</summary>
internal sealed class TaskBook(StoreContext context)
{
    private const string Returned = nameof(TaskEventKind.Returned);

    // Working days that a return may give.
    private static readonly int[] DaysToMend = [5, 10];

    private readonly PostBook _posts = new();
    private readonly Dictionary<NetworkCode, NamedNetwork> _networks = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int, string?), ProgrammeDefinition?> _programmes = [];

    /// <summary>What a list shows of a task.</summary>
    public TaskCard CardOf(TaskRow task) => new(
        task.Id,
        task.Title,
        NameOf(task.NetworkCode),
        task.Step,
        task.Status,
        task.DueOn,
        task.SubmittedAt,
        task.Status.Stage() == TaskStage.InReview ? ReviewBy(task) : null,
        task.Status == WorkTaskStatus.Returned ? LastReturn(task) : null);

    /// <summary>Everything about a task.</summary>
    public SeenTask Open(TaskRow task, Viewer viewer, DateTimeOffset at)
    {
        var access = _posts.AccessTo(context, task, at);
        var programme = ProgrammeOf(task.ProgrammeId, task.FiscalYear, task.DefinitionVersion);
        var step = programme?.Steps.FirstOrDefault(s => s.Number == task.Step);
        var last = context.Submissions.AsNoTracking()
            .Where(s => s.TaskId == task.Id).OrderByDescending(s => s.At).FirstOrDefault();
        return new SeenTask(
            CardOf(task),
            new TaskOrigin(task.ProgrammeId, task.FiscalYear, task.DefinitionId, task.DefinitionVersion),
            step?.Name,
            step?.Tasks.FirstOrDefault(t => t.Id == task.DefinitionId),
            task.LastDueOn,
            access.Rules.ReviewDays,
            [.. AccessRules.Turn(Permission.Review, access).Select(p => NameOf(p.Value))],
            task.TimesSubmitted,
            last is null ? null : HandInReference.Of(task.FiscalYear, task.NetworkCode, last.Id),
            last?.Answers,
            MayWith(task, viewer, access),
            AgainBy(task, viewer, access, ThaiTime.DayOf(at)),
            StoryOf(task))
        {
            Requests = RequestsOf(task, access),
            Prefilled = KnownForms.For(context, _posts, task),
            Files =
            [
                .. context.Evidence.AsNoTracking().Where(e => e.TaskId == task.Id).AsEnumerable()
                    .OrderBy(e => e.At).Select(e => e.ToEvidence()),
            ],
        };
    }

    /// <summary>What is asked for and not answered, as long as the task is to be done.</summary>
    public IReadOnlyList<OpenRequest> RequestsOf(TaskRow task, TaskAccess access)
    {
        (TaskAction Asks, RequestOfTask? Request, Permission Answers)[] all =
        [
            (TaskAction.AskForTime, task.TimeAsked, Permission.Extend),
            (TaskAction.AskForWaiver, task.WaiverAsked, Permission.Waive),
        ];
        return
        [
            .. from one in all
               where one.Request is not null && task.Status.Stage() == TaskStage.ToBeDone
               select new OpenRequest(
                   one.Asks,
                   NameOf(one.Request.By.Value),
                   one.Request.At,
                   one.Request.Reason,
                   one.Request.WantedOn,
                   [.. AccessRules.Turn(one.Answers, access).Select(p => NameOf(p.Value))]),
        ];
    }

    /// <summary>A network's names.</summary>
    public NamedNetwork NameOf(NetworkCode code)
    {
        if (!_networks.TryGetValue(code, out var name))
        {
            var row = context.Networks.AsNoTracking().First(n => n.Code == code);
            _networks[code] = name = new NamedNetwork(code, NetworkNames.Of(row.ToNetwork()));
        }

        return name;
    }

    /// <summary>A person's name; their id where they are not known any more.</summary>
    public string NameOf(PersonId person) => NameOf(person.Value);

    /// <summary>A programme's text; null when it was not kept.</summary>
    public ProgrammeDefinition? ProgrammeOf(string id, int fiscalYear, string? version)
    {
        if (!_programmes.TryGetValue((id, fiscalYear, version), out var programme))
        {
            programme = ProgrammeLibrary.TextOf(context, id, fiscalYear, version) is { } text
                ? Payload.Read<ProgrammeDefinition>(Encoding.UTF8.GetBytes(text))
                : null;
            _programmes[(id, fiscalYear, version)] = programme;
        }

        return programme;
    }

    private static IReadOnlyList<DateOnly> AgainBy(TaskRow task, Viewer viewer, TaskAccess access, DateOnly today) =>
        AccessRules.Check(viewer, Permission.Extend, access) is not null
            ? []
            : [.. DaysToMend.Select(d => access.Rules.Days.After(today, d))
                .Where(d => d > task.DueOn && d <= task.LastDueOn)];

    private static HashSet<TaskAction> MayWith(TaskRow task, Viewer viewer, TaskAccess access) =>
    [
        .. Enum.GetValues<TaskAction>().Where(
            a => TaskRules.IsPossible(task.StateUnder(access.Rules), a)
                && AccessRules.Check(viewer, TaskRules.PermissionFor(a), access) is null),
    ];

    private DateOnly? ReviewBy(TaskRow task)
    {
        var rules = _posts.RulesOf(context, task);
        return task.SubmittedAt is { } handedIn ? rules.Days.After(ThaiTime.DayOf(handedIn), rules.ReviewDays) : null;
    }

    private GivenBack? LastReturn(TaskRow task)
    {
        var subject = task.Id.Value;
        return context.Audit.AsNoTracking()
            .Where(a => a.Subject == subject && a.Action == Returned)
            .OrderByDescending(a => a.At)
            .FirstOrDefault() is { } entry
            ? new GivenBack(
                entry.Reason ?? string.Empty, NameOf(entry.Actor), entry.At, task.Concerns?.Split(' ') ?? [])
            : null;
    }

    private List<TaskMoment> StoryOf(TaskRow task)
    {
        var subject = task.Id.Value;
        return
        [
            .. context.Audit.AsNoTracking().Where(a => a.Subject == subject).OrderBy(a => a.At).ToList().Select(
                a => new TaskMoment(
                    a.At, a.Action, Actor.IsSystem(new PersonId(a.Actor)) ? null : NameOf(a.Actor), a.Reason)),
        ];
    }

    /// <summary>A person's name; their id where they are not known any more.</summary>
    private string NameOf(string person)
    {
        if (!_names.TryGetValue(person, out var name))
        {
            var id = new PersonId(person);
            name = context.People.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).FirstOrDefault() ?? person;
            _names[person] = name;
        }

        return name;
    }
}
