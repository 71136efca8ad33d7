namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>How SendGrid reports what became of messages: its signed event webhook.</summary>
public sealed record SendGridReportOptions
{
    /// <summary>
    /// The verification keys that SendGrid shows for the webhook, in base64. One; two while the key is changed, so that
    /// what was signed with the former one is still believed.
    /// </summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>
    /// How far the moment of signing may lie from now. SendGrid tries a report that we could not take again for a day,
    /// and nowhere promises to sign it anew: a few minutes would lose the bounces of an outage. A report that comes
    /// twice moves nothing, since each of its events counts once.
    /// </summary>
    public TimeSpan LongestAge { get; init; } = TimeSpan.FromHours(25);
}
