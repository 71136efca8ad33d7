using System.Text.RegularExpressions;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>A browser without script: it keeps cookies, fills in forms and goes nowhere by itself.</summary>
internal sealed partial class Browser(HttpClient client) : IDisposable
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The last answer's cookies as they were written.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    public void Dispose() => client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    public Task<HttpResponseMessage> HeadAsync(string address) => SendAsync(HttpMethod.Head, address, null);

    public async Task<string> ReadAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync();

    /// <summary>Fills in a form of a page and hands it in.</summary>
    public async Task<HttpResponseMessage> HandInAsync(
        string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadAsync(page)).Groups[1].Value;
        return await PostAsync(action, [("__RequestVerificationToken", token), .. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post,
        action,
        new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await client.SendAsync(request);
        Written = response.Headers.TryGetValues("Set-Cookie", out var written) ? [.. written] : [];
        foreach (var cookie in Written)
        {
            var (name, value) = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)].Split('=', 2) is [var n, var v]
                ? (n, v)
                : throw new InvalidOperationException($"'{cookie}' is no cookie.");
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }

        return response;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
