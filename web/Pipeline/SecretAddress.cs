using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ProgramFlows.Web.Pipeline;

/// <summary>Marks an address that bears what lets somebody do something: no log and no other site hears it.</summary>
internal sealed class SecretAddress
{
    private static readonly SecretAddress Mark = new();

    private SecretAddress()
    {
    }

    /// <summary>What a log says of where a request went.</summary>
    public static string Logged(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<SecretAddress>() is not null
            ? endpoint.RoutePattern.RawText!
            : context.Request.Path.ToString();

    /// <summary>Tells a browser to name this page to no other.</summary>
    public static void Keep(HttpResponse response) => response.Headers["Referrer-Policy"] = "no-referrer";

    /// <summary>Marks it.</summary>
    public static void Add(IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(Mark);
}
