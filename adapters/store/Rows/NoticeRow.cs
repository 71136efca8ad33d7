using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class NoticeRow
{
    /// <summary>The <see cref="MessageKey"/> of a notice that no message needs to carry any more.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>The <see cref="MessageKey"/> of a notice to somebody without an address.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The <see cref="MessageKey"/> of a notice to somebody who wants no mails.</summary>
    public const string Declined = "declined";

    /// <summary>The request's key and the person.</summary>
    public required string Key { get; init; }

    public required PersonId PersonId { get; init; }

    public required TaskId TaskId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message that carries it; null while it waits for one.</summary>
    public string? MessageKey { get; set; }
}
