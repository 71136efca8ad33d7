using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.SendGrid;

/// <summary>
/// What breaks off: before anything was handed over it is sent again, afterwards it may have arrived and never is.
/// </summary>
public sealed class SendGridBreaksTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_cannot_be_reached_has_nothing()
    {
        await using var stand = await SendGridStand.StartAsync();
        await stand.CloseAsync();

        var answer = await stand.SendAsync();

        Assert.Equal(CarrierVerdict.Deferred, answer.Verdict);
        Assert.Equal("SendGrid could not be reached (ConnectionError); nothing was handed over.", answer.Reason);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_no_answer_and_no_message()
    {
        await using var stand = await SendGridStand.StartAsync(o => o with
        {
            Handler = new Wire((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError)),
        });

        var answer = await stand.SendAsync();

        Assert.Equal(CarrierVerdict.Deferred, answer.Verdict);
        Assert.Contains("NameResolutionError", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_accepted_without_an_answer_in_time_is_unknown()
    {
        await using var stand = await SendGridStand.StartAsync();
        var arrived = Hang(stand);

        var sending = stand.SendAsync();
        await arrived.WaitAsync(Stop);
        stand.Clock.Advance(Timeout);

        var answer = await sending;
        Assert.Equal(CarrierVerdict.Unknown, answer.Verdict);
        Assert.Equal("No answer came from SendGrid (timeout): it may have taken the message.", answer.Reason);
    }

    [Theory]
    [InlineData(202, CarrierVerdict.Accepted)]
    [InlineData(400, CarrierVerdict.Failed)]
    [InlineData(401, CarrierVerdict.ChannelRefused)]
    [InlineData(503, CarrierVerdict.Deferred)]
    public async Task A_status_is_an_answer_also_when_its_text_never_comes(int status, CarrierVerdict verdict)
    {
        var begun = new TaskCompletionSource();
        using var sockets = new HttpMessageInvoker(new SocketsHttpHandler());
        await using var stand = await SendGridStand.StartAsync(o => o with
        {
            Handler = new Wire(async (request, stop) =>
            {
                var answer = await sockets.SendAsync(request, stop);
                begun.SetResult();
                return answer;
            }),
        });
        stand.Answer = async context =>
        {
            await SendGridStand.Accept(context);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("{\"errors\":[");
            await context.Response.Body.FlushAsync();
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var sending = stand.SendAsync();
        await begun.Task.WaitAsync(Stop);
        stand.Clock.Advance(Timeout);

        var answer = await sending;
        Assert.Equal(verdict, answer.Verdict);
        Assert.Equal(status == 202 ? SendGridStand.Id : null, answer.CarrierId);
    }

    [Fact]
    public async Task A_text_that_has_no_end_is_not_read_to_it()
    {
        await using var stand = await SendGridStand.StartAsync();
        stand.Answer = async context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 10_000), context.RequestAborted);
            }
        };

        Assert.Equal(CarrierVerdict.Failed, (await stand.SendAsync()).Verdict);
    }

    [Fact]
    public async Task A_connection_that_ends_without_an_answer_leaves_the_message_unknown()
    {
        await using var stand = await SendGridStand.StartAsync();
        stand.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal(CarrierVerdict.Unknown, (await stand.SendAsync()).Verdict);
        Assert.Single(stand.Asked);
    }

    [Fact]
    public async Task A_body_of_which_only_a_part_was_written_is_unknown()
    {
        await using var stand = await SendGridStand.StartAsync(o => o with
        {
            Handler = new Wire(async (request, stop) =>
            {
                await request.Content!.CopyToAsync(new FullStream(), stop);
                throw new InvalidOperationException("Not reached.");
            }),
        });

        Assert.Equal(CarrierVerdict.Unknown, (await stand.SendAsync()).Verdict);
    }

    [Fact]
    public async Task Whoever_stops_first_hands_nothing_over()
    {
        await using var stand = await SendGridStand.StartAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stand.SendAsync(stop: stop.Token));
        Assert.Empty(stand.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_stops_while_the_connection_is_made_hands_nothing_over(bool isHeard)
    {
        using var stop = new CancellationTokenSource();
        var written = new MemoryStream();
        await using var stand = await SendGridStand.StartAsync(o => o with
        {
            Handler = new Wire(async (request, token) =>
            {
                await stop.CancelAsync();

                // Not heard, the last moment: it goes on to write, and finds that it may not.
                await request.Content!.CopyToAsync(written, isHeard ? token : CancellationToken.None);
                throw new InvalidOperationException("Not reached.");
            }),
        });

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stand.SendAsync(stop: stop.Token));

        Assert.Equal(stop.Token, stopped.CancellationToken);
        Assert.Equal(0, written.Length);
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_has_handed_nothing_over()
    {
        var connecting = new TaskCompletionSource();
        await using var stand = await SendGridStand.StartAsync(o => o with
        {
            Handler = new Wire(async (_, token) =>
            {
                connecting.SetResult();
                await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException("Not reached.");
            }),
        });

        var sending = stand.SendAsync();
        await connecting.Task.WaitAsync(Stop);
        stand.Clock.Advance(Timeout);

        Assert.Equal(CarrierVerdict.Deferred, (await sending).Verdict);
    }

    [Fact]
    public async Task Whoever_stops_afterwards_is_told_what_became_of_it()
    {
        await using var stand = await SendGridStand.StartAsync();
        using var stop = new CancellationTokenSource();
        var arrived = Hang(stand, out var goOn);

        var sending = stand.SendAsync(stop: stop.Token);
        await arrived.WaitAsync(Stop);
        await stop.CancelAsync();
        goOn.SetResult();

        Assert.Equal(new CarrierAnswer(CarrierVerdict.Accepted, SendGridStand.Id), await sending);
    }

    /// <summary>Has the server take messages and not answer, until it is told to.</summary>
    private static Task Hang(SendGridStand stand) => Hang(stand, out _);

    private static Task Hang(SendGridStand stand, out TaskCompletionSource goOn)
    {
        var (arrived, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        stand.Answer = async context =>
        {
            arrived.SetResult();
            await answer.Task.WaitAsync(context.RequestAborted);
            await SendGridStand.Accept(context);
        };
        goOn = answer;
        return arrived.Task;
    }

    private sealed class Wire(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
        : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }

    /// <summary>A connection that breaks while it is written to.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection was reset.");
    }
}
