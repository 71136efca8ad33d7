using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Staff.Messages;

/// <summary>A page of messages, and what was looked for.</summary>
/// <param name="Log">The messages.</param>
/// <param name="Filter">What was looked for.</param>
/// <param name="SeesAll">Whether whoever looks sees those of the whole country.</param>
public sealed record ShownMessages(MessageLog Log, MessageFilter Filter, bool SeesAll);
