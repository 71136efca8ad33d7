using Microsoft.AspNetCore.Connections.Features;

namespace ProgramFlows.Standalone.Serving;

/// <summary>
/// Closes a connection after a hundred requests: whoever asks on and on without reading has to come again and stands
/// behind the others then.
/// </summary>
internal static class RequestsOfConnection
{
    private const int Most = 100;

    private static readonly object Key = new();

    public static Task CountAsync(HttpContext context, RequestDelegate next)
    {
        var items = context.Features.Get<IConnectionItemsFeature>()!.Items;
        var count = items.TryGetValue(Key, out var before) ? (int)before! + 1 : 1;
        items[Key] = count;
        if (count >= Most)
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
