using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// An event on its way to an instance. It becomes durable with the turn that sees it, or in the inbox.
/// </summary>
internal sealed class Message
{
    /// <summary>What arrives; null stands for the timers that are due when the instance's turn comes.</summary>
    public required InstanceEvent? Event { get; init; }

    /// <summary>Its row in the inbox; 0 while it has none.</summary>
    public long InboxSeq { get; set; }

    /// <summary>Its place among the messages of its instance; below zero when it was put in front of others.</summary>
    public long Order { get; set; }

    /// <summary>Whether it has been taken from its mailbox.</summary>
    public bool IsGone { get; set; }

    /// <summary>The command that waits to hear whether the event was taken; null when nobody does.</summary>
    public RaiseEventCommand? Sender { get; init; }
}
