using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace ProgramFlows.Web.Pipeline;

/// <summary>
/// What named proxies say of a client's address and of TLS is believed; anybody else could say it of themselves.
/// </summary>
internal static class Proxies
{
    public static IApplicationBuilder UseNamedProxies(this IApplicationBuilder app)
    {
        var named = app.ApplicationServices.GetRequiredService<WebOptions>().Proxies;
        if (named.Count == 0)
        {
            return app;
        }

        // However many of ours stand in a row; the first that is none of ours is the client.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in named)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        return app.UseForwardedHeaders(options);
    }
}
