using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Delivery;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Commands on tasks: who may is said by AccessRules, what follows by TaskRules.</summary>
internal sealed class TaskDesk(CommandWriter commands, PostBook posts) : ITaskDesk
{
    public Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return commands.DoAsync(new Open(task, at), cancellationToken);
    }

    public Task<CommandResult> DoAsync(TaskCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return commands.DoAsync(new Act(command, posts), cancellationToken);
    }

    private sealed class Open(NewTask task, DateTimeOffset at)
        : DeskCommand(new CommandId($"open-{task.Id}"), Actor.Programme, at)
    {
        private NetworkRow _network = null!;

        public override bool Find(StoreContext context)
        {
            _network = context.Networks.Find(task.Network) ?? throw new UnknownNetworkException(task.Network);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer.Actor, Permission.Follow);

        public override Refusal? Decide() => null;

        public override CommandTrace Apply(StoreContext context)
        {
            var origin = task.Origin ?? InstanceIds.OriginOf(task.Id, task.Network);
            var row = new TaskRow
            {
                Id = task.Id,
                ProgrammeId = origin.ProgrammeId,
                FiscalYear = origin.FiscalYear,
                DefinitionId = origin.DefinitionId,
                DefinitionVersion = origin.Version,
                NetworkCode = _network.Code,
                ProvinceCode = _network.ProvinceCode,
                Province = _network.Province,
                Office = _network.Office,
                Step = task.Step,
                TitleTh = task.Title.Th,
                TitleEn = task.Title.En,
                OpenedAt = At,
                DueOn = task.DueOn,
                LastDueOn = task.LastDueOn,
                IsCatchUp = task.IsCatchUp,
            };
            context.Tasks.Add(row);
            if (_network.ClosedOn is not null)
            {
                (row.Status, row.ClosedAt) = (WorkTaskStatus.Waived, At);
                return new CommandTrace("Opened", task.Id.Value, null, nameof(WorkTaskStatus.Waived))
                {
                    Event = RosterEndings.WaivedEvent(task.Id, Id, At),
                };
            }

            return new CommandTrace("Opened", task.Id.Value, null, nameof(WorkTaskStatus.Open))
            {
                Notice = (row, NoticeKind.Opened),
            };
        }
    }

    private sealed class Act(TaskCommand command, PostBook posts) : DeskCommand(command.Id, command.Actor, command.At)
    {
        private TaskRow _task = null!;
        private TaskAccess _access = null!;
        private TaskChange _change = null!;
        private FormAnswers? _answers;
        private bool _holdsRed;

        public override bool Find(StoreContext context) => (_task = context.TaskOf(command.TaskId)!) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer)
        {
            _access = posts.AccessTo(context, _task, command.At);
            return AccessRules.CheckCommand(viewer, command, _access);
        }

        public override Refusal? Decide()
        {
            var (change, why) = TaskRules.Decide(_task.StateUnder(_access.Rules), command);
            _change = change!;
            return why;
        }

        public override IReadOnlyList<FieldProblem> Validate(StoreContext context)
        {
            if (command is not { Action: TaskAction.Submit, Answers: { } answers }
                || posts.FormOf(context, _task) is not { } form)
            {
                return [];
            }

            // What is known need not be handed in again, and only what is asked is kept.
            answers = Prefilling.Complete(form, answers, KnownForms.For(context, posts, _task));
            _answers = FormRules.Kept(form, answers);
            _holdsRed = RedRiskRules.HoldsRed(form, _answers);
            return FormRules.Check(
                form,
                answers,
                new FormContext(
                    ThaiTime.DayOf(command.At),
                    command.QuestionsAnswered,
                    context.Evidence.Where(e => e.TaskId == _task.Id).Select(e => (string)(object)e.Id).ToHashSet()));
        }

        public override CommandTrace Apply(StoreContext context)
        {
            var before = Standing();
            Change(context);
            return new CommandTrace(
                TaskRules.WrittenAs(command.Action),
                _task.Id.Value,
                before,
                Standing(),
                command.Reason)
            {
                Notice = _change.Notice is { } kind ? (_task, kind) : null,
                Event = _change.Event is { } taskEvent
                    ? OutboxEventRow.For(
                        InstanceIds.FollowUpOf(_task.Id),
                        TaskEvent.Event,
                        new TaskEvent(command.Id, taskEvent, command.At, _change.DueOn, _holdsRed),
                        command.At)
                    : null,
            };
        }

        private void Change(StoreContext context)
        {
            _task.Status = _change.Status ?? _task.Status;
            _task.DueOn = _change.DueOn ?? _task.DueOn;
            _task.ClosedAt = _task.Status.IsOpen() ? null : command.At;
            _task.Concerns = command.Action == TaskAction.Return ? Concerns(context)
                : _change.Status is null ? _task.Concerns
                : null;
            Ask();
            if (command.Action == TaskAction.Submit)
            {
                (_task.SubmittedAt, _task.SubmittedBy) = (command.At, command.Actor.Who);
                _task.TimesSubmitted++;
                Unanswered.NoteAnswer(context, command.Actor.Who!.Value, command.At);
                if (context.Drafts.Find(_task.Id) is { } draft)
                {
                    context.Drafts.Remove(draft);
                }

                context.Submissions.Add(new SubmissionRow
                {
                    Id = command.Id,
                    TaskId = _task.Id,
                    PersonId = command.Actor.Who!.Value,
                    At = command.At,
                    Answers = (_answers ?? command.Answers!).ToJson(),
                });
                if (_holdsRed)
                {
                    context.RedRisks.Add(
                        new RedRiskRow { HandIn = command.Id, TaskId = _task.Id, HandedInAt = command.At });
                }
            }
        }

        /// <summary>A request stands beside the task until it is answered or falls away.</summary>
        private void Ask()
        {
            _task.TimeAsked = command.Action == TaskAction.AskForTime ? Request(command.NewDueOn)
                : TaskRules.KeepsTimeAsked(command.Action) ? _task.TimeAsked
                : null;
            _task.WaiverAsked = command.Action == TaskAction.AskForWaiver ? Request(wantedOn: null)
                : TaskRules.KeepsWaiverAsked(command.Action) ? _task.WaiverAsked
                : null;
        }

        private RequestOfTask Request(DateOnly? wantedOn) => new()
        {
            By = command.Actor.Who!.Value,
            At = command.At,
            Reason = command.Reason!,
            WantedOn = wantedOn,
        };

        /// <summary>The questions of the form that are to be mended; null for the whole form.</summary>
        private string? Concerns(StoreContext context) =>
            posts.FormOf(context, _task) is { } form
            && command.Concerns.Where(c => form.Find(c) is not null).ToList() is { Count: > 0 } questions
                ? string.Join(' ', questions)
                : null;

        private string Standing() => $"{_task.Status}, due {_task.DueOn:yyyy-MM-dd}";
    }
}
