using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>What becomes of a message when a server goes away or says nothing, or somebody stops.</summary>
public sealed class SmtpBreaksTests : IAsyncDisposable
{
    private readonly SmtpStand _stand = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // More than lies in all buffers between us and a server that does not read on.
    private static ComposedMessage Large { get; } =
        Mailroom.Message with { Text = string.Concat(Enumerable.Repeat("ขึ้นทะเบียน ", 100_000)) };

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Fact]
    public async Task Messages_go_one_after_the_other_over_one_connection()
    {
        var carrier = _stand.Carrier();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            i => carrier.SendAsync(Mailroom.Message with { Key = $"digest-{i}" }, Stop)));

        Assert.All(answers, a => Assert.Equal(CarrierVerdict.Accepted, a.Verdict));
        Assert.Equal((5, 1), (_stand.Server.Messages.Count, _stand.Server.Connections));
    }

    [Fact]
    public async Task A_connection_that_the_server_has_closed_is_opened_again()
    {
        _stand.Server.ClosesAfterMessage = true;
        var carrier = _stand.Carrier();

        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);

        Assert.Equal((2, 2), (_stand.Server.Connections, _stand.Server.Messages.Count));
    }

    [Fact]
    public async Task What_was_quiet_for_long_is_left_with_a_word_and_opened_again()
    {
        var clock = new FakeTimeProvider(Mailroom.Morning);
        var carrier = _stand.Carrier(o => o with { Clock = clock });

        await carrier.SendAsync(Mailroom.Message, Stop);
        clock.Advance(TimeSpan.FromSeconds(19));
        await carrier.SendAsync(Mailroom.Message, Stop);
        var before = _stand.Server.Connections;
        clock.Advance(TimeSpan.FromSeconds(21));
        await carrier.SendAsync(Mailroom.Message, Stop);

        Assert.Equal((1, 2, 3), (before, _stand.Server.Connections, _stand.Server.Messages.Count));
        Assert.Single(_stand.Server.Heard, "QUIT");
    }

    [Fact]
    public async Task The_end_of_the_program_is_said_to_the_server()
    {
        await _stand.SendAsync();

        await _stand.CloseCarriersAsync();

        Assert.Equal("QUIT", _stand.Server.Heard.Last());
    }

    [Theory]
    [InlineData("greeting", CarrierVerdict.Deferred)]
    [InlineData("EHLO", CarrierVerdict.Deferred)]
    [InlineData("MAIL", CarrierVerdict.Deferred)]
    [InlineData("RCPT", CarrierVerdict.Deferred)]
    [InlineData("DATA", CarrierVerdict.Deferred)]
    [InlineData("body", CarrierVerdict.Unknown)]
    public async Task Where_a_server_goes_away_decides_whether_the_message_may_have_gone(
        string at, CarrierVerdict verdict)
    {
        _stand.Server.Answers[at] = ScriptedSmtp.Cut;

        Assert.Equal(verdict, (await _stand.SendAsync()).Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public async Task A_server_that_goes_away_in_the_middle_of_a_message_may_have_it(int bytes)
    {
        _stand.Server.CutAfterBytes = bytes;
        var carrier = _stand.Carrier();

        Assert.Equal(CarrierVerdict.Unknown, (await carrier.SendAsync(Large, Stop)).Verdict);

        // It is not sent again by itself, and the next one finds the way.
        Assert.Equal(1, _stand.Server.Connections);
        _stand.Server.CutAfterBytes = null;
        Assert.Equal(CarrierVerdict.Accepted, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);
    }

    [Fact]
    public async Task A_used_connection_that_breaks_in_the_middle_of_a_message_is_not_tried_again()
    {
        var carrier = _stand.Carrier();
        await carrier.SendAsync(Mailroom.Message, Stop);
        _stand.Server.Answers["body"] = ScriptedSmtp.Cut;

        Assert.Equal(CarrierVerdict.Unknown, (await carrier.SendAsync(Mailroom.Message, Stop)).Verdict);

        Assert.Equal((1, 2), (_stand.Server.Connections, _stand.Server.Messages.Count));
    }

    [Theory]
    [InlineData("greeting", CarrierVerdict.Deferred)]
    [InlineData("RCPT", CarrierVerdict.Deferred)]
    [InlineData("DATA", CarrierVerdict.Deferred)]
    [InlineData("body", CarrierVerdict.Unknown)]
    public async Task A_server_that_says_nothing_is_waited_for_in_vain_but_not_for_ever(
        string at, CarrierVerdict verdict)
    {
        _stand.Server.Answers[at] = ScriptedSmtp.Silence;

        Assert.Equal(verdict, (await _stand.SendIntoSilenceAsync()).Verdict);
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("MAIL")]
    [InlineData("DATA")]
    public async Task Whoever_stops_before_anything_was_handed_over_has_sent_nothing(string at)
    {
        _stand.Server.Answers[at] = ScriptedSmtp.Silence;
        using var stop = new CancellationTokenSource();
        var sending = _stand.Carrier().SendAsync(Mailroom.Message, stop.Token);
        await _stand.Server.IsSilent;

        await stop.CancelAsync();

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(stop.Token, stopped.CancellationToken);
        Assert.Empty(_stand.Server.Messages);
    }

    [Fact]
    public async Task Whoever_stops_later_still_hears_what_the_server_says()
    {
        using var answers = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();
        _stand.Server.BeforeAnswerToMessage = () => answers.WaitAsync(Stop);
        var sending = _stand.Carrier().SendAsync(Mailroom.Message, stop.Token);
        await _stand.TakesAsync();

        await stop.CancelAsync();
        answers.Release();

        Assert.Equal(new CarrierAnswer(CarrierVerdict.Accepted, "4XYZ"), await sending);
    }

    [Fact]
    public async Task Whoever_stops_later_is_told_in_time_that_nobody_knows()
    {
        _stand.Server.Answers["body"] = ScriptedSmtp.Silence;
        var clock = new FakeTimeProvider(Mailroom.Morning);
        using var stop = new CancellationTokenSource();
        var sending = _stand.Carrier(o => o with { Clock = clock }).SendAsync(Mailroom.Message, stop.Token);
        await _stand.Server.IsSilent;

        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(CarrierVerdict.Unknown, (await sending).Verdict);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_later()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        Assert.Equal(CarrierVerdict.Deferred, (await _stand.SendAsync(o => o with { Port = port })).Verdict);
    }
}
