using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>How channels stand.</summary>
internal static class ChannelBook
{
    public static ChannelStanding Standing(StoreContext context, Channel channel)
    {
        var every = context.Channels.Find(ChannelRow.Every);
        var own = context.Channels.Find(channel.Name);
        var heldFor = every?.HeldFor ?? own?.HeldFor;
        var reason = heldFor ?? ChannelRules.WhyHold(channel, own?.ReleasedFor);

        // A test message alone neither holds nor opens it.
        var since = every is { HeldFor: not null } ? every.Since
            : own is { HeldFor: null, ReleasedFor: null } ? null
            : own?.Since;
        return new ChannelStanding(channel.Name, reason is not null, reason, since)
        {
            Cause = ChannelRules.CauseOf(channel, heldFor, own?.ReleasedFor),
            TestedAt = own?.TestedFor == channel.Site ? own.TestedAt : null,
            CanBeReleased = ChannelRules.WhyNotRelease(channel, own?.TestedFor, own?.ReleasedFor) is null,
        };
    }

    /// <summary>Holds a channel; what holds it already stays the reason.</summary>
    public static void Hold(StoreContext context, string name, string reason, DateTimeOffset at)
    {
        var row = RowOf(context, name, at);
        if (row.HeldFor is null)
        {
            (row.HeldFor, row.Since) = (reason, at);
        }
    }

    public static void Release(StoreContext context, Channel channel, DateTimeOffset at)
    {
        if (context.Channels.Find(ChannelRow.Every) is { } every)
        {
            context.Channels.Remove(every);
        }

        var row = RowOf(context, channel.Name, at);
        (row.HeldFor, row.Since, row.ReleasedFor) = (null, at, channel.Site);
    }

    /// <summary>Notes that a channel took a test message.</summary>
    public static void NoteTested(StoreContext context, Channel channel, DateTimeOffset at)
    {
        var row = RowOf(context, channel.Name, at);
        (row.TestedFor, row.TestedAt) = (channel.Site, at);
    }

    private static ChannelRow RowOf(StoreContext context, string name, DateTimeOffset at)
    {
        if (context.Channels.Find(name) is not { } row)
        {
            row = new ChannelRow { Name = name, Since = at };
            context.Channels.Add(row);
        }

        return row;
    }
}
