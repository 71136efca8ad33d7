using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>The socket of operators takes what it understands from its owner, and nothing else from anybody.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ControlSocketTests : IAsyncLifetime
{
    private const string Cycle = "network-honest-society-2570-500101";
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    private readonly TemporaryFolder _folder = new();
    private RunningCommand? _serving;

    public async ValueTask InitializeAsync()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        _serving = CommandLine.Start(_folder, "serve", "--urls", "http://127.0.0.1:0");
        await _serving.ServedAtAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _serving!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_no_request_is_refused_with_a_reason_and_changes_nothing()
    {
        string[] wrong =
        [
            string.Empty, "null", "{}", "[]", "{", "99", "\"Purge\"",
            $$"""{"operation":99,"instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":6,"instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":"99","instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":"3","instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":"Suspend, Terminate","instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":"Vanish","instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"operation":null,"instanceId":"{{Cycle}}","reason":"x"}""",
            $$"""{"instanceId":"{{Cycle}}","reason":"x"}""",
            """{"operation":"Terminate","instanceId":null,"reason":"x"}""",
            """{"operation":"Terminate","instanceId":"","reason":"x"}""",
            """{"operation":"Terminate","instanceId":"a/b","reason":"x"}""",
            """{"operation":"Terminate","reason":"x"}""",
            $$"""{"operation":"Terminate","instanceId":"{{Cycle}}","reason":null}""",
            $$"""{"operation":"Terminate","instanceId":"{{Cycle}}"}""",
            $$"""{"operation":"Terminate","instanceId":"{{Cycle}}","reason":"x","all":true}""",
            $$"""{"operation":"Suspend","operation":"Terminate","instanceId":"{{Cycle}}","reason":"x"}""",
            """{"operation":"PurgeEnded","reason":"x"}""",
            """{"operation":"PurgeEnded","reason":"x","before":null}""",
            """{"operation":"PurgeEnded","reason":"x","before":"yesterday"}""",
            """{"operation":"PurgeEnded","reason":"x","before":"2026-01-01T00:00:00"}""",
            """{"operation":"PurgeEnded","reason":"x","before":"2026-01-01"}""",
            """{"operation":"PurgeEnded","reason":"x","before":20260101}""",
            """{"operation":"PurgeEnded","reason":7,"before":"2026-01-01T00:00:00Z"}""",
            """{"operation":"PurgeEnded","reason":"\ud800","before":"2026-01-01T00:00:00Z"}""",
            """{"operation":"PurgeEnded","reason":"x","before":"2026-01-01T00:00:00Z"} {}""",
            $$"""{"operation":"PurgeEnded","instanceId":"{{Cycle}}","reason":"x","before":"2999-01-01T00:00:00Z"}""",
            $$"""{"operation":"Terminate","instanceId":"{{new string('x', 200_000)}}","reason":"x"}""",
        ];
        foreach (var text in wrong)
        {
            using var answer = await PostAsync(text);
            var said = await answer.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken);
            Assert.True(HttpStatusCode.BadRequest == answer.StatusCode, $"{text}: {answer.StatusCode}");
            Assert.Matches(@"^\S.{10,}\.$", said?.Error);
            foreach (var ours in (string[])["ProgramFlows", "System", ".NET", "Wire", "Json"])
            {
                Assert.DoesNotContain(ours, said!.Error!, StringComparison.Ordinal);
            }
        }

        var shown = await CommandLine.RunAsync(_folder, "instances", "show", Cycle);
        Assert.Contains("status        Running", shown.Output, StringComparison.Ordinal);
        await _serving!.InterruptAsync();
        Assert.Equal(string.Empty, (await _serving.EndAsync()).Error);
    }

    [Fact]
    public async Task A_request_as_the_command_line_writes_it_is_taken()
    {
        using var answer = await PostAsync(
            $$"""{"operation":"Suspend","instanceId":"{{Cycle}}","reason":"a look","before":null}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_ended_before_a_moment_is_removed_when_the_moment_names_its_offset()
    {
        foreach (var before in (string[])["2026-01-01T00:00:00Z", "2026-01-01T07:00:00+07:00"])
        {
            using var answer = await PostAsync($$"""{"operation":"PurgeEnded","reason":"x","before":"{{before}}"}""");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Another_user_cannot_connect_even_where_the_folders_have_been_opened()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "Only root can become another user.");
        foreach (var folder in (string[])[_folder.Path, _folder["data"], Path.Combine(_folder["data"], "control")])
        {
            File.SetUnixFileMode(folder, Everybody);
        }

        var connect = $"import socket; socket.socket(socket.AF_UNIX).connect('{SocketPath}')";
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "Nothing here connects to a socket for another user.");
        using var other = Process.Start(new ProcessStartInfo(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/python3", "-c", connect])
        { RedirectStandardError = true })!;
        var said = await other.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("PermissionError", said, StringComparison.Ordinal);
    }

    private string SocketPath => Path.Combine(_folder["data"], "control", "socket");

    private async Task<HttpResponseMessage> PostAsync(string text)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost/") };
        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri("/", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private sealed record Answer(string? Error);
}
