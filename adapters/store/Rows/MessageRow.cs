using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class MessageRow
{
    public required string Key { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>How many notices it carries; one that is to be sent may take in more.</summary>
    public int Lines { get; set; }

    public MessageState State { get; set; }

    public MessageKind Kind { get; init; }

    /// <summary>Why it stands where it does, for operators; null where nothing was said.</summary>
    public string? Reason { get; set; }

    /// <summary>The carrier that it was handed to last, and what that calls it.</summary>
    public string? Carrier { get; set; }

    public string? CarrierId { get; set; }

    public int Attempts { get; set; }

    /// <summary>Before this it is not handed over again.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>The process that hands it over, and until when that is believed.</summary>
    public string? SendingBy { get; set; }

    public DateTimeOffset? SendingUntil { get; set; }

    /// <summary>Whether its channel delivers the same key once, so that an interruption does no harm.</summary>
    public bool MayRepeat { get; set; }

    /// <summary>Whether somebody sends it again, knowing that it may be the second.</summary>
    public bool IsAgain { get; set; }

    public string? Subject { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>The hand-in of the red risk that it tells of; null of a morning's message.</summary>
    public CommandId? RedRisk { get; init; }

    /// <summary>Whether its reader is told that it may be the second.</summary>
    public bool MaybeSecond { get; set; }

    /// <summary>When it was last handed to a carrier; what a channel may send in a minute is counted by it.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>Whether it told of something overdue of its reader's own.</summary>
    public bool HasOverdue { get; set; }

    /// <summary>When its reader signed in or handed in for the first time after it; null while they have not.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The process that sends it, where several could.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>Until when no other process may.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
}
