namespace ProgramFlows.Workflows.People;

/// <summary>What a person wishes of the mails of a morning. What they have to do is theirs either way.</summary>
/// <param name="AreStopped">Whether they want none of them.</param>
/// <param name="Quiet">When nothing that can wait is sent to them.</param>
public sealed record MailWishes(bool AreStopped, QuietHours Quiet)
{
    /// <summary>Those of whoever has wished for nothing.</summary>
    public static MailWishes Usual { get; } = new(false, QuietHours.Usual);
}
