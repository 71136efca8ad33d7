using System.Globalization;
using System.Net;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>serve</c> answers to what no browser sends.</summary>
public sealed class RequestTests(Site site) : IClassFixture<Site>
{
    private const int RequestsAConnection = 100;

    /// <summary>What may stand where a host's name belongs.</summary>
    public static TheoryData<string> Hosts =>
    [
        "", " ", "a b", "a\tb", "[", "]", "[]", "[::1", "::1]", "[::1]:", "[::1]:x", "[zz]", "a:", "a:x", "a:-1",
        "a:99999", "a:1:2", ":", ":80", ".", "..", "a..b", ".a", "%", "%00", "a%2fb", "a/b", "a?b", "a#b", "a@b",
        "a\\b", "<a>", "a,b", "*", "é", "xn--", "-", "_", "localhost:0", new string('a', 300), "a\0b",
    ];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_host_that_is_no_name_is_refused_at_most_and_costs_no_stack_trace(string host)
    {
        var logged = site.Log;
        foreach (var (version, path) in ((string, string)[])[("1.1", "/"), ("1.0", "/"), ("1.1", "//x")])
        {
            var answer = await RawConnection.AskAsync(
                site.Address, $"GET {path} HTTP/{version}\r\nHost: {host}\r\nConnection: close\r\n\r\n");

            Assert.InRange(StatusOf(answer), 200, 499);
        }

        Assert.Equal(logged, site.Log);
    }

    [Theory]
    [InlineData("OPTIONS / HTTP/1.0\r\n\r\n", 204)] // HAProxy's 'option httpchk' as it comes
    [InlineData("GET / HTTP/1.0\r\n\r\n", 200)]
    [InlineData("HEAD / HTTP/1.0\r\n\r\n", 200)]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", 200)]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400)]
    public async Task Whoever_names_no_host_is_answered_as_http_allows(string request, int status)
    {
        var logged = site.Log;

        Assert.Equal(status, StatusOf(await RawConnection.AskAsync(site.Address, request)));
        Assert.Equal(logged, site.Log);
    }

    [Fact]
    public async Task A_connection_is_closed_after_a_hundred_requests()
    {
        var answers = await RawConnection.AskAsync(site.Address, Pipelined(RequestsAConnection + 50));

        Assert.Equal(RequestsAConnection, answers.Split("HTTP/1.1 200 OK").Length - 1);
        Assert.Equal(1, answers.Split("Connection: close").Length - 1);
    }

    [Fact]
    public async Task Connections_that_ask_and_never_read_keep_nobody_from_an_answer()
    {
        var mute = new List<RawConnection>();
        try
        {
            var requests = Pipelined(5_000);
            for (var i = 0; i < 200; i++)
            {
                mute.Add(await RawConnection.OpenAsync(site.Address));
                _ = mute[^1].SendAsync(requests).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            using var response = await site.GetAsync("/");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        finally
        {
            mute.ForEach(c => c.Dispose());
        }
    }

    private static string Pipelined(int requests) =>
        string.Concat(Enumerable.Repeat("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", requests));

    private static int StatusOf(string answer) =>
        answer.Split(' ') is [_, var status, ..] && int.TryParse(status, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"No answer: '{answer}'");
}
