using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>A session.</summary>
/// <param name="Person">Whose.</param>
/// <param name="HasEnded">Whether its time has passed a short while ago: then it says who it was, and lets nobody
/// in.</param>
public sealed record SessionState(PersonId Person, bool HasEnded);
