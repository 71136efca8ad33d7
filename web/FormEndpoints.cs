using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Public.Errors;

namespace ProgramFlows.Web;

/// <summary>An address that takes a form: one without the proof that it is ours is refused before it is read.</summary>
internal static class FormEndpoints
{
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler)
            .WithMetadata(new RequireAntiforgeryTokenAttribute())
            .AddEndpointFilter(RefuseForeignAsync);

    /// <summary>
    /// What is looked at before only notes it, and refuses those alone that read their form. A form that was too large
    /// to be read brought no proof either.
    /// </summary>
    private static async ValueTask<object?> RefuseForeignAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } wrong
            ? wrong.Error?.InnerException is InvalidDataException
                ? ErrorAnswer.TooLarge(invocation.HttpContext)
                : ErrorAnswer.FormTooOld(invocation.HttpContext)
            : await next(invocation).ConfigureAwait(false);
}
