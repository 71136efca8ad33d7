using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;
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

    private sealed class Open(NewTask task, DateTimeOffset at) : DeskCommand($"open-{task.Id}", Actor.Programme, at)
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
            var origin = task.Origin ?? TaskIdentity.OriginOf(task.Id, task.Network);
            var row = new TaskRow
            {
                Id = task.Id,
                ProgrammeId = origin.ProgrammeId,
                FiscalYear = origin.FiscalYear,
                DefinitionId = origin.DefinitionId,
                DefinitionVersion = origin.Version,
                NetworkCode = _network.Code,
                NetworkName = _network.Name,
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
            return new CommandTrace("Opened", task.Id, null, nameof(WorkTaskStatus.Open))
            {
                Notice = (row, NoticeKind.Opened),
            };
        }
    }

    private sealed class Act(TaskCommand command, PostBook posts) : DeskCommand(command.Id, command.Actor, command.At)
    {
        private TaskRow _task = null!;
        private TaskChange _change = null!;

        public override bool Find(StoreContext context) => (_task = context.TaskOf(command.TaskId)!) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer) => AccessRules.Check(
            viewer, TaskRules.PermissionFor(command.Action), posts.AccessTo(context, _task, command.At));

        public override Refusal? Decide()
        {
            var (change, why) = TaskRules.Decide(_task.State, command);
            _change = change!;
            return why;
        }

        public override CommandTrace Apply(StoreContext context)
        {
            var before = Standing();
            Change(context);
            return new CommandTrace(
                _change.Event?.ToString() ?? nameof(WorkTaskStatus.Lapsed),
                _task.Id,
                before,
                Standing(),
                command.Reason)
            {
                Notice = _change.Notice is { } kind ? (_task, kind) : null,
                Event = _change.Event is { } happening
                    ? OutboxEventRow.For(
                        TaskIdentity.InstanceOf(_task.Id),
                        TaskHappening.Event,
                        new TaskHappening(command.Id, happening, command.At, NewDueOn()),
                        command.At)
                    : null,
            };
        }

        private void Change(StoreContext context)
        {
            _task.Status = _change.Status ?? _task.Status;
            _task.DueOn = NewDueOn() ?? _task.DueOn;
            _task.ClosedAt = _task.Status.IsOpen() ? null : command.At;
            if (command.Action == TaskAction.Submit)
            {
                (_task.SubmittedAt, _task.SubmittedBy) = (command.At, command.Actor.Id);
                _task.TimesSubmitted++;
                context.Submissions.Add(new SubmissionRow
                {
                    Id = command.Id,
                    TaskId = _task.Id,
                    PersonId = command.Actor.Id,
                    At = command.At,
                    Answers = command.Answers!,
                });
            }
        }

        private DateOnly? NewDueOn() => command.Action == TaskAction.Extend ? command.NewDueOn : null;

        private string Standing() => $"{_task.Status}, due {_task.DueOn:yyyy-MM-dd}";
    }
}
