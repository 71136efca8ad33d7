using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.SignIn;

/// <summary>A session that has just begun.</summary>
/// <param name="Token">What the browser shows from now on; the store has only its hash.</param>
/// <param name="Person">Whose.</param>
/// <param name="IsOwnDevice">Whether it stays when the browser is closed.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
public sealed record NewSession(string Token, PersonId Person, bool IsOwnDevice, DateTimeOffset EndsAt);
