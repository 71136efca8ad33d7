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
    public async Task A_test_message_is_taken_and_the_channel_can_be_released()
    {
        var early = await ChannelsAsync("release", "--channel", "smtp");
        var tested = await TestAsync();
        var status = await ChannelsAsync("status", "--channel", "smtp");
        var released = await ChannelsAsync("release", "--channel", "smtp");
        var elsewhere = await ChannelsAsync("release", "--channel", "smtp", "--site", "https://copy.example.org");

        Assert.Equal(CommandLine.Failed, early.ExitCode);
        Assert.StartsWith(
            "smtp, at http://localhost:5080/: The channel has not been tested for this address", early.Error);
        Assert.Equal((CommandLine.Done, ""), (tested.ExitCode, tested.Error));
        Assert.StartsWith("smtp: the test message was taken. See that it arrives, then", tested.Output);
        Assert.True(_server.Messages.TryDequeue(out var wire));
        using var mail = Read(wire);
        Assert.Equal("ops@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Equal("ข้อความทดสอบจากระบบ", mail.Subject);
        Assert.Matches(@"\(tested 20\d\d-\d\d-\d\d \d\d:\d\d UTC\)\n$", status.Output);
        Assert.StartsWith("smtp: open", released.Output);
        Assert.Equal(CommandLine.Failed, elsewhere.ExitCode);
        Assert.DoesNotContain("ops@example.org", tested.Output + tested.Error, StringComparison.Ordinal);
        Assert.Equal(
            0L,
            DatabaseFile.AskStore(
                _folder, "data", "SELECT count(*) FROM audit WHERE After LIKE '%ops@%' OR Reason LIKE '%ops@%'"));
    }

    [Theory]
    [InlineData("MAIL", "530 5.7.0 sign in first", "smtp: the test message was not taken. ")]
    [InlineData("RCPT", "550 5.1.1 no such user", "smtp: the test message was not taken. ")]
    [InlineData("body", ScriptedSmtp.Cut, "smtp: it is not known whether the test message was taken. ")]
    public async Task A_test_message_that_is_not_taken_says_why_and_opens_nothing(
        string verb, string answer, string says)
    {
        _server.Answers[verb] = answer;

        var tested = await TestAsync();
        var status = await ChannelsAsync("status", "--channel", "smtp");

        Assert.Equal(CommandLine.Failed, tested.ExitCode);
        Assert.StartsWith(says, tested.Error);
        Assert.EndsWith("(not tested)\n", status.Output);
        Assert.DoesNotContain("ops@example.org", tested.Output + tested.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_arrives_once_the_channel_is_released()
    {
        var released = await ReleaseAsync();
        await using var serving = Serve();
        await AskForCodeAsync(await serving.ServedAtAsync());

        await serving.WhenAsync(() => !_server.Messages.IsEmpty);

        Assert.StartsWith("smtp: open", released.Output);
        Assert.True(_server.Messages.TryDequeue(out var wire));
        using var mail = Read(wire);
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
        await ReleaseAsync();
        await using var again = Serve();
        await again.WhenAsync(() => !_server.Messages.IsEmpty);

        Assert.StartsWith("Messages over 'smtp' are held. Nothing has gone out over it yet.", ended.Error);
        Assert.Equal((0, 1), (before, _server.Messages.Count));
    }

    [Fact]
    public async Task A_test_installation_writes_to_no_other_domain()
    {
        await ReleaseAsync();
        var before = _server.Connections;
        var strange = await TestAsync("--only-domain", "test.example.org");
        await using var serving = Serve("--only-domain", "test.example.org");
        await AskForCodeAsync(await serving.ServedAtAsync());

        await serving.WhenAsync(() => DatabaseFile.HasMessage(_folder, "data", MessageState.Suppressed));

        Assert.Equal(before, _server.Connections);
        Assert.Contains("is in none of the domains", strange.Error, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("--to: ", "--to", "nobody")]
    [InlineData("--smtp needs --sender-address", "--to", "ops@example.org", "--smtp", "mail.example.org")]
    [InlineData("--sendgrid-key-file needs --sender-address", "--to", "ops@example.org", "--sendgrid-key-file",
        "key.txt")]
    [InlineData("exclude each other", "--to", "ops@example.org", "--smtp", "mail.example.org", "--sendgrid-key-file",
        "key.txt", "--sender-address", "r@example.org")]
    public async Task A_test_that_cannot_be_meant_is_told_before_anything_is_sent(string says, params string[] words)
    {
        await File.WriteAllTextAsync(_folder["key.txt"], "SG.planted", Stop);

        CommandLine.AssertRefusal(await ChannelsAsync(["test", .. words]), says);
    }

    private static MimeMessage Read(string wire) =>
        MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(wire)), Stop);

    private Task<Outcome> ChannelsAsync(params string[] words) =>
        CommandLine.RunAsync(_folder, ["channels", .. words]);

    private Task<Outcome> TestAsync(params string[] more) =>
        ChannelsAsync(["test", "--to", "ops@example.org", .. Server, .. more]);

    /// <summary>Opens the channel as one does: with a test message that is taken, which is then thrown away.</summary>
    private async Task<Outcome> ReleaseAsync()
    {
        Assert.Equal(CommandLine.Done, (await TestAsync()).ExitCode);
        _server.Messages.Clear();
        return await ChannelsAsync("release", "--channel", "smtp");
    }

    private string[] Server =>
    [
        "--smtp", $"127.0.0.1:{_server.Port}", "--smtp-security", "None", "--sender-address", "reminders@example.org",
    ];

    private RunningCommand Serve(params string[] more) =>
        CommandLine.Start(_folder, ["serve", "--urls", "http://127.0.0.1:0", .. Server, .. more]);

    [GeneratedRegex("name=\"(__[^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
