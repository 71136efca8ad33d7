using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Web.Account.Sessions;

/// <summary>Where somebody is signed in.</summary>
/// <param name="Sessions">The sessions that go on, the newest first.</param>
public sealed record ShownSessions(IReadOnlyList<OpenSession> Sessions);
