using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>What a browser does on the running app: keeps cookies, follows, sends forms.</summary>
internal sealed partial class Browser(RunningApp app, HubSite hub)
{
    private const string Site = "programflows.example.org";

    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>The page that was shown last, as text.</summary>
    public string Page { get; private set; } = string.Empty;

    public string Path { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public Task<string> OpenAsync(string path) => GoAsync(new HttpRequestMessage(HttpMethod.Get, Relative(path)));

    /// <summary>Sends a form with what is hidden in the page shown last.</summary>
    public Task<string> SendAsync(string path, params (string Name, string Value)[] fields) =>
        GoAsync(new HttpRequestMessage(HttpMethod.Post, Relative(path))
        {
            Content = new FormUrlEncodedContent(
                HiddenOn(Page).Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    public Task<string> SendFileAsync(string path, string name, byte[] bytes)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in HiddenOn(Page))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "files", name);
        return GoAsync(new HttpRequestMessage(HttpMethod.Post, Relative(path)) { Content = form });
    }

    public async Task<(byte[] Bytes, HttpContentHeaders Headers)> FetchAsync(string path)
    {
        using var answer = await AskAsync(new HttpRequestMessage(HttpMethod.Get, Relative(path)));
        Status = answer.StatusCode;
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers);
    }

    /// <summary>Signs in by a code that came by mail.</summary>
    public async Task SignInAsync(string address)
    {
        await OpenAsync("/sign-in");
        var before = app.Messages();
        await SendAsync("/sign-in", ("email", address), ("back", "/tasks"));
        var mail = app.Messages().Except(before).ToList();
        while (mail.Count == 0)
        {
            await app.InvokeAsync("codes", "{}");
            mail = [.. app.Messages().Except(before)];
        }

        await SendAsync("/sign-in/code", ("code", CodeIn(await File.ReadAllTextAsync(mail[0]))));
    }

    private static string CodeIn(string mail)
    {
        var text = mail[mail.IndexOf("base64", StringComparison.Ordinal)..];
        var body = Regex.Match(text, "\r\n\r\n([A-Za-z0-9+/=\r\n]+)").Groups[1].Value.Replace("\r\n", "");
        return Regex.Match(Encoding.UTF8.GetString(Convert.FromBase64String(body)), @"\b[0-9]{6}\b").Value;
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private async Task<string> GoAsync(HttpRequestMessage request)
    {
        var answer = await AskAsync(request);
        while (answer.Headers.Location is { } next)
        {
            answer.Dispose();
            Path = next.ToString();
            answer = await AskAsync(new HttpRequestMessage(HttpMethod.Get, next));
        }

        Status = answer.StatusCode;
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.Dispose();
        return Page;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Host = Site;
            request.Headers.TryAddWithoutValidation(
                "Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            var answer = await app.Host.SendAsync(
                "web", request, hub.Client, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
                _cookies[name] = value;
            }

            return answer;
        }
    }

    private static IEnumerable<(string Name, string Value)> HiddenOn(string page) => Hidden().Matches(page)
        .Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value))
        .Where(f => f.Name.StartsWith("__", StringComparison.Ordinal) || f.Name is "once" or "seen" or "shown")
        .DistinctBy(f => f.Name);

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
