using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Web.Layout;

/// <summary>
/// A page as an answer. It is made whole before any of it is sent: whoever reads slowly keeps nothing waiting, and a
/// page that fails is an error page and not half a page.
/// </summary>
internal sealed class PageAnswer : IResult
{
    private readonly Type _page;
    private readonly Frame _frame;
    private readonly object? _shown;
    private readonly int _status;

    private PageAnswer(Type page, Frame frame, object? shown, int status) =>
        (_page, _frame, _shown, _status) = (page, frame, shown, status);

    /// <summary>A page with what it shows.</summary>
    public static PageAnswer Of<TPage, TShown>(
        Frame frame, TShown shown, int status = StatusCodes.Status200OK)
        where TPage : Page<TShown> => new(typeof(TPage), frame, shown, status);

    /// <summary>Whether whoever asks takes a compressed answer.</summary>
    public static bool TakesGzip(HttpRequest request) =>
        request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = await MakeAsync(httpContext.RequestServices).ConfigureAwait(false);
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (TakesGzip(httpContext.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = Compressed(bytes);
        }

        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> MakeAsync(IServiceProvider services)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Page<object>.Frame)] = _frame,
            [nameof(Page<object>.Shown)] = _shown,
        });
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());

        // A part of the page may look something up first, and what comes after must be the dispatcher's again.
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(_page, parameters).ConfigureAwait(true)).ToHtmlString())
                .ConfigureAwait(false);
        return Encoding.UTF8.GetBytes(html);
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
