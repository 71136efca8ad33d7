using System.Text.RegularExpressions;
using MimeKit;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Messages that leave the machine: over an own SMTP server, and not before somebody lets them.</summary>
public sealed partial class SmtpTests : IAsyncLifetime
{
    private const string Address = "boss@example.org";

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedSmtp _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Assert.Equal(
        CommandLine.Done,
        (await CommandLine.RunAsync(
            _folder, "users", "first-administrator", "--name", "ผู้ดูแล", "--email", Address, "--to", "link.txt",
            "--new")).ExitCode);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_code_arrives_once_the_channel_is_released()
    {
        var released = await CommandLine.RunAsync(_folder, "channels", "release", "--channel", "smtp");
        await using var serving = Serve();
        await AskForCodeAsync(await serving.ServedAtAsync());

        await serving.WhenAsync(() => !_server.Messages.IsEmpty);

        Assert.StartsWith("smtp: open", released.Output);
        Assert.True(_server.Messages.TryDequeue(out var wire));
        using var mail = MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(wire)), Stop);
        Assert.Equal(Address, mail.To.Mailboxes.Single().Address);
        Assert.Equal("reminders@example.org", mail.From.Mailboxes.Single().Address);
        Assert.Matches("(?m)^[0-9]{6}\\r?$", mail.TextBody);
        Assert.DoesNotContain("held", serving.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, serving.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_then_it_waits_and_the_start_says_so()
    {
        await using var serving = Serve();
        await AskForCodeAsync(await serving.ServedAtAsync());
        await serving.InterruptAsync();
        var ended = await serving.EndAsync();
        var before = _server.Connections;
        await CommandLine.RunAsync(_folder, "channels", "release", "--channel", "smtp");
        await using var again = Serve();
        await again.WhenAsync(() => !_server.Messages.IsEmpty);

        Assert.StartsWith("Messages over 'smtp' are held. Nothing has gone out over it yet.", ended.Error);
        Assert.Equal((0, 1), (before, _server.Messages.Count));
    }

    [Fact]
    public async Task A_test_installation_writes_to_no_other_domain()
    {
        await CommandLine.RunAsync(_folder, "channels", "release", "--channel", "smtp");
        await using var serving = Serve("--only-domain", "test.example.org");
        await AskForCodeAsync(await serving.ServedAtAsync());

        await serving.WhenAsync(() => DatabaseFile.HasMessage(_folder, "data", MessageState.Suppressed));

        Assert.Equal(0, _server.Connections);
    }

    [Theory]
    [InlineData("--smtp needs --sender-address", "--smtp", "mail.example.org")]
    [InlineData("'a b' is no server", "--smtp", "a b", "--sender-address", "r@example.org")]
    [InlineData("'mail.example.org:0' is no server", "--smtp", "mail.example.org:0", "--sender-address",
        "r@example.org")]
    [InlineData("'nobody' is no address to send from", "--smtp", "mail.example.org", "--sender-address", "nobody")]
    [InlineData("Give both, or none", "--smtp", "mail.example.org", "--sender-address", "r@example.org",
        "--smtp-user", "reminders")]
    [InlineData("'nok@example.org' is no domain", "--only-domain", "nok@example.org")]
    public async Task What_cannot_be_meant_is_told_before_anything_is_served(string says, params string[] words) =>
        CommandLine.AssertRefusal(
            await CommandLine.RunAsync(_folder, ["serve", "--urls", "http://127.0.0.1:0", .. words]), says);

    private static async Task AskForCodeAsync(Uri site)
    {
        using var http = new HttpClient { BaseAddress = site };
        var page = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Stop);
        var token = Token().Match(page);
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create(token.Groups[1].Value, token.Groups[2].Value),
            KeyValuePair.Create("email", Address),
        ]);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Stop);
        answer.EnsureSuccessStatusCode();
    }

    private RunningCommand Serve(params string[] more) => CommandLine.Start(
        _folder,
        [
            "serve", "--urls", "http://127.0.0.1:0", "--smtp", $"127.0.0.1:{_server.Port}", "--smtp-security", "None",
            "--sender-address", "reminders@example.org", .. more,
        ]);

    [GeneratedRegex("name=\"(__[^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
