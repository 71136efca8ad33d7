using System.Globalization;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.RedRisks;

/// <summary>Answers to red risks: who may is said by AccessRules, what follows by RedRiskRules.</summary>
internal sealed class RedRiskDesk(CommandWriter commands, PostBook posts) : IRedRiskDesk
{
    public Task<CommandResult> AnswerAsync(RedRiskAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return commands.DoAsync(new Give(answer, posts), cancellationToken);
    }

    private sealed class Give(RedRiskAnswer answer, PostBook posts) : DeskCommand(answer.Id, answer.Actor, answer.At)
    {
        private RedRiskRow _risk = null!;
        private TaskRow _task = null!;

        public override bool Find(StoreContext context)
        {
            if (context.RedRisks.Find(answer.HandIn) is not { } risk)
            {
                return false;
            }

            (_risk, _task) = (risk, context.TaskOf(risk.TaskId)!);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer, Permission.AnswerRed, posts.AccessTo(context, _task, At));

        public override Refusal? Decide() => RedRiskRules.Decide(_risk.AnsweredAt is not null, answer.Done);

        public override CommandTrace Apply(StoreContext context)
        {
            // Whoever answers has what the task says now before them: what it said earlier is answered with it.
            var earlier = context.RedRisks
                .Where(r => r.TaskId == _risk.TaskId && r.AnsweredAt == null && r.HandedInAt <= _risk.HandedInAt)
                .ToList();
            earlier.ForEach(r => r.Answer(answer.Done, Actor.Who!.Value, At));

            // Not under the task's own id: the network reads its task's story.
            return new CommandTrace(
                "RedAnswered",
                $"red-{_risk.HandIn}",
                string.Create(CultureInfo.InvariantCulture, $"{earlier.Count} unanswered"),
                "answered",
                answer.Done);
        }
    }
}
