using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>What the link in a mail's foot would stop, for whoever follows it without having signed in.</summary>
/// <param name="Masked">The address that the mails go to, as its owner knows it; null where there is none any
/// more.</param>
/// <param name="Language">The language of the mails.</param>
/// <param name="AreStopped">Whether they are stopped already.</param>
public sealed record MailStop(string? Masked, Language Language, bool AreStopped);
