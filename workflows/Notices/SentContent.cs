namespace ProgramFlows.Workflows.Notices;

/// <summary>What the ledger keeps of a message that was handed over.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its body as plain text.</param>
/// <param name="HasOverdue">Whether it told of something overdue of its reader's own.</param>
public sealed record SentContent(string Subject, string Text, bool HasOverdue);
