using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Adapters.Store;

/// <summary>Commands on tasks, each in one transaction with its audit entry, notices and outbox row.</summary>
internal sealed class TaskDesk(StoreWriter writer, Recipients recipients, Outbox outbox) : ITaskDesk
{
    private const string System = "programme";

    public Task OpenAsync(NewTask task, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Open(context, task, at), cancellationToken);

    public Task<CommandResult> SubmitAsync(
        TaskCommand command, string answers, Role reviewer, CancellationToken cancellationToken) =>
        DoAsync(
            command,
            new Change(TaskHappeningKind.Submitted, WorkTaskStatus.Submitted, NoticeKind.ReviewWaiting, reviewer)
            {
                From = [WorkTaskStatus.Open, WorkTaskStatus.Returned],
                Also = (context, task) =>
                {
                    task.SubmittedAt = command.At;
                    task.TimesSubmitted++;
                    context.Submissions.Add(new SubmissionRow
                    {
                        Id = command.Id,
                        TaskId = task.Id,
                        PersonId = command.Actor,
                        At = command.At,
                        Answers = answers,
                    });
                },
            }, cancellationToken);

    public Task<CommandResult> AcceptAsync(TaskCommand command, CancellationToken cancellationToken) =>
        DoAsync(
            command,
            new Change(TaskHappeningKind.Accepted, WorkTaskStatus.Accepted, NoticeKind.Accepted, Role.Coordinator)
            {
                From = [WorkTaskStatus.Submitted],
                Also = (_, task) => task.ClosedAt = command.At,
            }, cancellationToken);

    public Task<CommandResult> ReturnAsync(TaskCommand command, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            command,
            new Change(TaskHappeningKind.Returned, WorkTaskStatus.Returned, NoticeKind.Returned, Role.Coordinator)
            {
                From = [WorkTaskStatus.Submitted],
                Reason = reason,
            }, cancellationToken);

    public Task<CommandResult> ExtendAsync(
        TaskCommand command, DateOnly newDueOn, string reason, CancellationToken cancellationToken) =>
        DoAsync(command, new Change(TaskHappeningKind.Extended, null, NoticeKind.Extended, Role.Coordinator)
        {
            From = [WorkTaskStatus.Open, WorkTaskStatus.Returned],
            Reason = reason,
            NewDueOn = newDueOn,
            When = task => newDueOn > task.DueOn && newDueOn <= task.LastDueOn,
            Also = (_, task) => task.DueOn = newDueOn,
        }, cancellationToken);

    public Task<CommandResult> WaiveAsync(TaskCommand command, string reason, CancellationToken cancellationToken) =>
        DoAsync(
            command, new Change(TaskHappeningKind.Waived, WorkTaskStatus.Waived, NoticeKind.Waived, Role.Coordinator)
            {
                From = [WorkTaskStatus.Open, WorkTaskStatus.Returned, WorkTaskStatus.Submitted],
                Reason = reason,
                Also = (_, task) => task.ClosedAt = command.At,
            }, cancellationToken);

    public Task<CommandResult> LapseAsync(TaskCommand command, CancellationToken cancellationToken) =>
        DoAsync(command, new Change(null, WorkTaskStatus.Lapsed, null, Role.Coordinator)
        {
            From = [WorkTaskStatus.Open, WorkTaskStatus.Returned, WorkTaskStatus.Submitted],
            Also = (_, task) => task.ClosedAt = command.At,
        }, cancellationToken);

    private bool Open(StoreContext context, NewTask task, DateTimeOffset at)
    {
        if (context.TaskOf(task.Id) is not null)
        {
            return false;
        }

        var network = context.Networks.Find(task.Network) ?? throw new UnknownNetworkException(task.Network);
        var origin = task.Origin ?? TaskIdentity.OriginOf(task.Id, task.Network);
        var row = new TaskRow
        {
            Id = task.Id,
            ProgrammeId = origin.ProgrammeId,
            FiscalYear = origin.FiscalYear,
            DefinitionId = origin.DefinitionId,
            DefinitionVersion = origin.Version,
            NetworkCode = network.Code,
            NetworkName = network.Name,
            ProvinceCode = network.ProvinceCode,
            Province = network.Province,
            Office = network.Office,
            Step = task.Step,
            TitleTh = task.Title.Th,
            TitleEn = task.Title.En,
            OpenedAt = at,
            DueOn = task.DueOn,
            LastDueOn = task.LastDueOn,
            IsCatchUp = task.IsCatchUp,
        };
        context.Tasks.Add(row);
        context.Audit.Add(new AuditRow
        {
            CommandId = $"open-{task.Id}",
            At = at,
            Actor = System,
            Action = "Opened",
            Subject = task.Id,
            After = nameof(WorkTaskStatus.Open),
        });
        recipients.Tell(context, row, $"open-{task.Id}", NoticeKind.Opened, [Role.Coordinator], at);
        return true;
    }

    private async Task<CommandResult> DoAsync(TaskCommand command, Change change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var result =
            await writer.WriteAsync(context => Do(context, command, change), cancellationToken).ConfigureAwait(false);
        if (result == CommandResult.Done && change.Happening is not null)
        {
            outbox.SignalFilled();
        }

        return result;
    }

    private CommandResult Do(StoreContext context, TaskCommand command, Change change)
    {
        if (context.HasDone(command.Id))
        {
            return CommandResult.Done;
        }

        if (context.TaskOf(command.TaskId) is not { } task)
        {
            return CommandResult.UnknownTask;
        }

        if (!change.From.Contains(task.Status) || !change.When(task))
        {
            return CommandResult.NotApplicable;
        }

        var before = $"{task.Status}, due {task.DueOn:yyyy-MM-dd}";
        task.Status = change.To ?? task.Status;
        change.Also(context, task);
        context.Audit.Add(new AuditRow
        {
            CommandId = command.Id,
            At = command.At,
            Actor = command.Actor,
            Action = change.Happening?.ToString() ?? nameof(WorkTaskStatus.Lapsed),
            Subject = task.Id,
            Before = before,
            After = $"{task.Status}, due {task.DueOn:yyyy-MM-dd}",
            Reason = change.Reason,
        });
        if (change.Notice is { } notice)
        {
            recipients.Tell(context, task, command.Id, notice, [change.Tell], command.At);
        }

        if (change.Happening is { } kind)
        {
            var happening = new TaskHappening(command.Id, kind, command.At, change.NewDueOn);
            context.Outbox.Add(
                OutboxEventRow.For(
                    TaskIdentity.InstanceOf(task.Id), TaskHappening.Event, happening, command.At));
        }

        return CommandResult.Done;
    }

    /// <summary>What a command changes.</summary>
    private sealed record Change(TaskHappeningKind? Happening, WorkTaskStatus? To, NoticeKind? Notice, Role Tell)
    {
        public required WorkTaskStatus[] From { get; init; }

        public string? Reason { get; init; }

        public DateOnly? NewDueOn { get; init; }

        /// <summary>What else must hold of the task.</summary>
        public Func<TaskRow, bool> When { get; init; } = static _ => true;

        public Action<StoreContext, TaskRow> Also { get; init; } = static (_, _) => { };
    }
}
