using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// An event on its way to an instance. It becomes durable with the turn that sees it, or in the table <c>inbox</c>.
/// </summary>
internal sealed class InboxEntry
{
    private readonly InstanceEvent? _event;

    public InboxEntry(InstanceEvent received, RaiseEventCommand? sender = null)
    {
        _event = received;
        Sender = sender;
    }

    private InboxEntry()
    {
    }

    /// <summary>
    /// Whether the entry stands for the timers that are due when the instance's turn comes: which ones they are is
    /// known only then, so that it has no event and no row.
    /// </summary>
    public bool IsDueTimers => _event is null;

    /// <summary>What arrives; only the entry for due timers has none.</summary>
    public InstanceEvent Event =>
        _event ?? throw new InvalidOperationException("The entry for due timers has no event. Ask IsDueTimers first.");

    /// <summary>Its row in the inbox; 0 while it has none.</summary>
    public long Seq { get; set; }

    /// <summary>Its place among the entries of its inbox; below zero when it was put in front of others.</summary>
    public long Order { get; set; }

    /// <summary>Whether it has been taken from its inbox.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The command that waits to hear whether the event was taken; null when nobody does.</summary>
    public RaiseEventCommand? Sender { get; }

    public static InboxEntry DueTimers() => new();
}
