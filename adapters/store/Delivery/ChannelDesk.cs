using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What operators and administrators do with channels. Who may is said by AccessRules, what follows by
/// ChannelRules.</summary>
internal sealed class ChannelDesk(StoreWriter writer, CommandWriter commands) : IChannelDesk
{
    public Task<IReadOnlyList<ChannelStanding>> AllAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<ChannelStanding>>(
            context =>
            [
                .. context.Channels.AsNoTracking().OrderBy(c => c.Name).AsEnumerable()
                    .Select(c => new ChannelStanding(c.Name, c.HeldFor is not null, c.HeldFor, c.Since)),
            ],
            cancellationToken);

    public Task<CommandResult> ReleaseAsync(
        CommandId id, Channel channel, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return commands.DoAsync(new Release(id, channel, actor, at), cancellationToken);
    }

    public Task<CommandResult> HoldAsync(
        CommandId id,
        string name,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return commands.DoAsync(new Hold(id, name, reason.Trim(), actor, at), cancellationToken);
    }

    public Task HoldAllAsync(string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
            {
                ChannelBook.Hold(context, ChannelRow.Every, reason, at);
                return true;
            },
            cancellationToken);

    public Task<CommandResult> AskForTestAsync(
        CommandId id,
        Channel channel,
        Person to,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(to);
        return commands.DoAsync(new Test(id, channel.Name, to, actor, at), cancellationToken);
    }

    public Task<ChannelTrial> NoteTestAsync(
        Channel channel, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return writer.WriteAsync(
            context =>
            {
                if (TrialOf(context, key) is not { } trial)
                {
                    throw new InvalidOperationException(
                        $"The test message '{key}' does not stand in the ledger. Hand it over before it is noted.");
                }

                if (trial.IsTaken)
                {
                    ChannelBook.NoteTested(context, channel, at);
                }

                return trial;
            },
            cancellationToken);
    }

    /// <summary>What became of a test message; null where there is none of that key.</summary>
    internal static ChannelTrial? TrialOf(StoreContext context, string key) =>
        context.Messages.Find(key) is { Kind: MessageKind.Test } row
            ? new ChannelTrial(row.State, row.Reason)
            : null;

    /// <summary>What is the same whatever is done with a channel: who may.</summary>
    private abstract class OfChannel(CommandId id, Actor actor, DateTimeOffset at) : DeskCommand(id, actor, at)
    {
        public override bool Find(StoreContext context) => true;

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer, Permission.RunChannels);
    }

    private sealed class Release(CommandId id, Channel channel, Actor actor, DateTimeOffset at)
        : OfChannel(id, actor, at)
    {
        private ChannelRow? _row;

        public override bool Find(StoreContext context)
        {
            _row = context.Channels.Find(channel.Name);
            return true;
        }

        public override Refusal? Decide() =>
            ChannelRules.WhyNotRelease(channel, _row?.TestedFor, _row?.ReleasedFor);

        public override CommandTrace Apply(StoreContext context)
        {
            var before = ChannelBook.Standing(context, channel);
            ChannelBook.Release(context, channel, At);
            return new CommandTrace(
                "ChannelReleased", $"channel-{channel.Name}", before.IsHeld ? "held" : "open", "open");
        }
    }

    private sealed class Hold(CommandId id, string name, string reason, Actor actor, DateTimeOffset at)
        : OfChannel(id, actor, at)
    {
        public override Refusal? Decide() => ChannelRules.WhyNotHold(reason);

        public override CommandTrace Apply(StoreContext context)
        {
            ChannelBook.Hold(context, name, reason, At);
            return new CommandTrace("ChannelHeld", $"channel-{name}", null, "held", reason);
        }
    }

    private sealed class Test(CommandId id, string name, Person to, Actor actor, DateTimeOffset at)
        : OfChannel(id, actor, at)
    {
        public override Refusal? Decide() => ChannelRules.WhyNotTest(to.Email);

        public override CommandTrace Apply(StoreContext context) =>
            new("ChannelTested", $"channel-{name}", null, ChannelTest.KeyOf(Id));
    }
}
