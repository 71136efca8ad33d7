using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Staff.Messages;

/// <summary>One message.</summary>
/// <param name="Story">The message and its story.</param>
/// <param name="HelpsOthers">Whether whoever looks can correct an address.</param>
/// <param name="Refused">Why it was not sent again just now; null where nobody tried.</param>
public sealed record ShownMessage(MessageStory Story, bool HelpsOthers, Refusal? Refused = null);
