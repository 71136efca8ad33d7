using System.Net;
using System.Text.RegularExpressions;

namespace ProgramFlows.Tests.Web;

/// <summary>What a browser without script does: asks, keeps cookies, and sends the forms that it was given.</summary>
public sealed partial class PlainBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    /// <summary>A browser that has been nowhere.</summary>
    /// <param name="address">Where the site is.</param>
    /// <param name="headers">What goes with every request.</param>
    public PlainBrowser(Uri address, params (string Name, string Value)[] headers)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = _cookies,
            AutomaticDecompression = DecompressionMethods.None,
        })
        {
            BaseAddress = address,
        };
        foreach (var (name, value) in headers)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>The page that was shown last, as text.</summary>
    public string Page { get; private set; } = string.Empty;

    /// <summary>Where it is.</summary>
    public string Path { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public CookieCollection Cookies => _cookies.GetCookies(_http.BaseAddress!);

    /// <summary>Opens a page.</summary>
    public async Task<string> OpenAsync(string path) =>
        await TakeAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form with the proof, and the command's id, of the page shown last.</summary>
    public async Task<string> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var sent = HiddenFields().Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value));
        using var form = new FormUrlEncodedContent(sent);
        return await TakeAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>Sends files with the proof of the page shown last.</summary>
    public async Task<string> SendFilesAsync(string path, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields())
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        return await TakeAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>Fetches a file, with what the answer says of it.</summary>
    public async Task<(byte[] Bytes, HttpResponseMessage Answer)> FetchAsync(string path)
    {
        var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        Status = answer.StatusCode;
        return (await answer.Content.ReadAsByteArrayAsync(), answer);
    }

    /// <summary>Asks for a page without its text, as some who look at links do.</summary>
    public async Task HeadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await _http.SendAsync(request);
        Status = response.StatusCode;
    }

    /// <summary>Has a cookie that somebody else chose.</summary>
    public void Plant(string name, string value) => _cookies.Add(_http.BaseAddress!, new Cookie(name, value, "/"));

    /// <summary>Sends a form that nobody gave.</summary>
    public async Task<HttpStatusCode> ForgeAsync(string path)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("once", Guid.NewGuid().ToString("N"))]);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        return response.StatusCode;
    }

    /// <summary>Asks for something as a telephone does, and says how many bytes came.</summary>
    public async Task<int> WeighAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await _http.SendAsync(request);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Goes back to a page that was shown before.</summary>
    public void Show(string page) => Page = page;

    public void Dispose() => _http.Dispose();

    private async Task<string> TakeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Path = response.RequestMessage!.RequestUri!.PathAndQuery;
            return Page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        }
    }

    private IEnumerable<(string Name, string Value)> HiddenFields() => Hidden().Matches(Page)
        .Select(m => (Name: m.Groups[1].Value, Value: WebUtility.HtmlDecode(m.Groups[2].Value)))
        .Where(f => f.Name.StartsWith("__", StringComparison.Ordinal) || f.Name is "once" or "seen")
        .DistinctBy(f => f.Name);

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
