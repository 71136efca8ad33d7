namespace ProgramFlows.Workflows.Notices;

/// <summary>Messages behind and ahead.</summary>
/// <param name="Sent">How many have been sent.</param>
/// <param name="Latest">Those sent last, newest first.</param>
/// <param name="Waiting">How many people have something to be told with the next morning's messages.</param>
public sealed record MessageOutlook(int Sent, IReadOnlyList<Message> Latest, int Waiting);
