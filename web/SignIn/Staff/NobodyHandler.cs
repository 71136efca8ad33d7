using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ProgramFlows.Web.SignIn.Staff;

/// <summary>
/// A scheme by which nobody is ever signed in. It stands beside the staff's, so that theirs is not taken for the one
/// that every request is to be asked by: who asks is said by the session alone.
/// </summary>
internal sealed class NobodyHandler : IAuthenticationHandler
{
    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context) => Task.CompletedTask;

    public Task<AuthenticateResult> AuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    public Task ChallengeAsync(AuthenticationProperties? properties) => Task.CompletedTask;

    public Task ForbidAsync(AuthenticationProperties? properties) => Task.CompletedTask;
}
