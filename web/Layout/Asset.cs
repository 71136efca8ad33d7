using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;

namespace ProgramFlows.Web.Layout;

/// <summary>
/// A file that every page loads. It is a part of this assembly, so that both hosts have it without a folder beside
/// them, and its address changes with its content, so that a browser that has it need never ask again.
/// </summary>
internal sealed class Asset
{
    private const int HashDigits = 10;

    private readonly byte[] _content;
    private readonly byte[] _compressed;
    private readonly string _type;

    private Asset(string name, string type)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file '{name}' is not embedded in the assembly of the pages.");
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _type = type;
        _compressed = Compressed(_content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(_content))[..HashDigits];
        Address = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
    }

    /// <summary>The stylesheet.</summary>
    public static Asset Style { get; } = new("pages.css", "text/css; charset=utf-8");

    /// <summary>The comfort: every page works without it.</summary>
    public static Asset Script { get; } = new("pages.js", "text/javascript; charset=utf-8");

    /// <summary>The icon.</summary>
    public static Asset Mark { get; } = new("mark.svg", "image/svg+xml");

    /// <summary>Where it is, with a part of its content's hash.</summary>
    public string Address { get; }

    /// <summary>The assets' addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in (Asset[])[Style, Script, Mark])
        {
            routes.MapMethods(asset.Address, [HttpMethods.Get, HttpMethods.Head], asset.AnswerAsync).ForThings();
        }
    }

    private static byte[] Compressed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var isCompressed = PageAnswer.TakesGzip(request);
        var bytes = isCompressed ? _compressed : _content;
        response.ContentType = _type;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (isCompressed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
