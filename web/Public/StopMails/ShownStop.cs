using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Public.StopMails;

/// <summary>What a mail's link would stop, or has stopped.</summary>
/// <param name="Key">What stands in it.</param>
/// <param name="Stop">Whose mails, and whether they are stopped.</param>
public sealed record ShownStop(string Key, MailStop Stop);
