using System.Diagnostics;
using System.Globalization;
using MimeKit;
using ProgramFlows.Tests.Adapters.Mail.SendGrid;
using ProgramFlows.Tests.Adapters.Mail.Smtp;
using ProgramFlows.Tests.Adapters.Stores;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.Kills;

/// <summary>
/// A real process is killed in the middle of a morning of 2,600 people, over each carrier: <c>PROGRAMFLOWS_KILLS</c>
/// says how often, 3 times otherwise.
/// </summary>
public sealed class KilledMorningTests : IDisposable
{
    private const int People = 2_600;
    private const int UsualKills = 3;

    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("PROGRAMFLOWS_KILLS") is { Length: > 0 } kills ? kills : $"{UsualKills}",
        CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(Kills);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Smtp()
    {
        await using var server = new ForeignSmtp();
        await PlayAsync("smtp", (await server.PortAsync()).ToString(CultureInfo.InvariantCulture));

        Check(server.Messages.Select(
            m => MimeMessage.Load(new MemoryStream(m), Stop).To.Mailboxes.Single().Address));
    }

    [Fact]
    public async Task SendGrid()
    {
        await using var server = await SendGridStand.StartAsync();
        await PlayAsync("sendgrid", server.Address);

        Check(server.Asked.Select(a => (string)a.Body["personalizations"]![0]!["to"]![0]!["email"]!));
    }

    [Fact]
    public async Task Folder()
    {
        await PlayAsync("folder", _folder["mail"]);

        Check(Directory.GetFiles(_folder["mail"], "*.eml", SearchOption.AllDirectories)
            .Select(f => MimeMessage.Load(f, Stop).To.Mailboxes.Single().Address));
        Assert.Empty(InState(MessageState.Unknown));
    }

    /// <summary>Nobody has two; nobody is without one but for those of whom the ledger says that it does not know.
    /// </summary>
    private void Check(IEnumerable<string> addresses)
    {
        var received = addresses.CountBy(a => a).ToDictionary();
        var unknown = InState(MessageState.Unknown);
        var without = Enumerable.Range(0, People).Select(NameOf)
            .Where(p => !received.ContainsKey($"{p}@example.org")).ToList();
        var others = StoreHouse.AskIn(
            _folder.Path,
            "SELECT \"Key\", \"State\", \"Reason\" FROM messages WHERE \"Kind\" = 0 AND \"State\" NOT IN "
            + $"({(int)MessageState.Accepted}, {(int)MessageState.Delivered}, {(int)MessageState.Unknown})");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', others));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {received.Count} received, {unknown.Count} unknown, {without.Count} of them without");

        Assert.Empty(others);
        Assert.DoesNotContain(received, r => r.Value > 1);
        Assert.Subset(unknown.ToHashSet(), without.ToHashSet());
        Assert.InRange(unknown.Count, 0, Kills);
    }

    private async Task PlayAsync(string carrier, string place)
    {
        await SettleAsync(carrier);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(carrier, place);

            // A line before each message and one after it, so that both are met.
            var lines = _random.Next(1, 2 * People / (Kills + 1));
            while (lines-- > 0 && await process.StandardOutput.ReadLineAsync(Stop) is not null)
            {
            }

            Assert.False(process.HasExited, "All was sent before the kill.");
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }

        using var last = Start(carrier, place);
        while (await last.StandardOutput.ReadLineAsync(Stop) is not null)
        {
        }

        await last.WaitForExitAsync(Stop);
        Assert.Equal(0, last.ExitCode);
    }

    private async Task SettleAsync(string carrier)
    {
        await using var house = StoreHouse.Within(_folder.Path);
        await house.Directory.TakeInAsync(
            new Roster(
                [SmallRoster.KoYo],
                [.. Enumerable.Range(0, People).Select(p => SmallRoster.Of(NameOf(p)))],
                [
                    .. Enumerable.Range(0, People).Select(
                        p => SmallRoster.Is(NameOf(p), Role.Coordinator, SmallRoster.KoYo.Code.Value)),
                ],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        await house.OpenTaskAsync(network: SmallRoster.KoYo.Code.Value);
        if (carrier != "folder")
        {
            await house.OpenChannelAsync(
                new Channel(carrier, true, false, SendingProcess.Site.Root.AbsoluteUri));
        }
    }

    private List<string> InState(MessageState state) => StoreHouse.AskIn(
        _folder.Path, $"SELECT \"PersonId\" FROM messages WHERE \"State\" = {(int)state}");

    private Process Start(string carrier, string place)
    {
        var tests = typeof(KilledMorningTests).Assembly;
        var start = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? new ProcessStartInfo(Environment.ProcessPath!, [tests.Location])
            : new ProcessStartInfo(Environment.ProcessPath!);
        start.RedirectStandardOutput = true;
        foreach (var argument in (ReadOnlySpan<string>)[SendingProcess.Argument, _folder.Path, carrier, place])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string NameOf(int person) => $"person-{person:0000}";
}
