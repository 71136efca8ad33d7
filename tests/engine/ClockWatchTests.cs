using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>A clock that leaps is not believed: a board without a battery, a restored machine, a mistake.</summary>
public sealed class ClockWatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromHours(36);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Start = EngineContract.Start;

    private readonly TemporaryFolder _folder = new();
    private readonly ToldLog _log = new();
    private WrongClock _clock = new(Start);
    private EmbeddedEngine? _engine;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(10 * 365)]
    [InlineData(3)]
    [InlineData(-3)]
    [InlineData(-10 * 365)]
    public async Task A_start_too_far_from_the_last_moment_known_is_held_and_nothing_fires(int days)
    {
        await SleepingAsync();
        await StopAsync();

        var engine = Run(new WrongClock(Start.AddDays(days)));

        var hold = new ClockHold(Start, Start.AddDays(days));
        Assert.Equal(hold, engine.ClockHold);
        var refused = await Assert.ThrowsAsync<ClockHeldException>(engine.WhenIdleAsync);
        Assert.Equal(hold, refused.Hold);
        Assert.Equal(OrchestrationStatus.Running, await StatusAsync());
        await Assert.ThrowsAsync<ClockHeldException>(() => BeginAsync("another"));
        Assert.Contains($"Error: Clock leap detected, the engine is paused: {hold.Message}", _log.Lines);
    }

    [Fact]
    public async Task A_held_start_writes_nothing_of_the_wrong_time()
    {
        await SleepingAsync();
        await StopAsync();
        var held = Run(new WrongClock(Start.AddYears(10)));
        await held.NoteAsync(new HostMark("installation", "1")).ContinueWith(_ => { }, TaskScheduler.Default);
        await StopAsync();

        using var journal = JournalInspection.Open(_folder.Path);
        Assert.Equal(Start, journal.LastMoment);
    }

    [Theory]
    [InlineData(36)]
    [InlineData(-36)]
    public async Task A_difference_within_the_bound_is_no_leap(int hours)
    {
        await SleepingAsync();
        await StopAsync();

        var engine = Run(new WrongClock(Start.AddHours(hours)));

        Assert.Null(engine.ClockHold);
        await engine.WhenIdleAsync();
        Assert.Equal(hours > 0 ? OrchestrationStatus.Completed : OrchestrationStatus.Running, await StatusAsync());
    }

    [Fact]
    public async Task A_leap_while_running_is_held_before_anything_fires()
    {
        await SleepingAsync();

        await LeapAsync(Start.AddYears(3));

        Assert.Equal(new ClockHold(Start, Start.AddYears(3)), _engine!.ClockHold);
        Assert.Equal(OrchestrationStatus.Running, await StatusAsync());
    }

    [Fact]
    public async Task What_is_held_goes_on_once_the_clock_agrees()
    {
        await SleepingAsync();
        await LeapAsync(Start.AddYears(3));

        // Five days with the wrong clock; then it is set to what it is.
        _clock.Pass(TimeSpan.FromDays(5));
        _clock.Set(Start.AddDays(5));
        await GoesOnAsync();

        Assert.Null(_engine!.ClockHold);
        Assert.Equal(OrchestrationStatus.Completed, await StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_held_goes_on_by_an_operators_word(bool running)
    {
        await SleepingAsync();
        await StopAsync();
        var back = Start.AddDays(60);
        var engine = Open(new WrongClock(back));
        if (running)
        {
            engine.Start();
        }

        engine.AcceptClock();
        if (running)
        {
            await GoesOnAsync();
            Assert.Equal(OrchestrationStatus.Completed, await StatusAsync());
        }

        await StopAsync();
        Assert.Null(Run(new WrongClock(back + Hour)).ClockHold);
    }

    [Fact]
    public async Task A_word_that_is_given_while_nothing_is_held_lets_no_leap_pass()
    {
        await SleepingAsync();
        _engine!.AcceptClock();

        // The word is about what an operator has seen held. Nothing is, and the leap has not been looked at.
        _clock.Set(Start.AddYears(3));
        _engine.AcceptClock();

        var refused = await Assert.ThrowsAsync<ClockHeldException>(_engine.WhenIdleAsync);
        Assert.Equal(new ClockHold(Start, Start.AddYears(3)), refused.Hold);
        Assert.Equal(OrchestrationStatus.Running, await StatusAsync());
    }

    [Fact]
    public async Task A_long_time_with_nothing_to_do_is_no_leap()
    {
        var engine = Run(_clock);
        await engine.WhenIdleAsync();
        for (var hours = 0; hours < 24 * 7; hours++)
        {
            _clock.Pass(Hour);
            engine.Wake();
            await engine.WhenIdleAsync();
        }

        Assert.Null(engine.ClockHold);
        await StopAsync();
        Assert.Null(Run(new WrongClock(_clock.GetUtcNow() + Bound - Hour)).ClockHold);
    }

    [Fact]
    public async Task A_clock_that_its_host_sets_leaps_as_far_as_the_host_wants()
    {
        await SleepingAsync();
        await StopAsync();
        _engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = _folder.Path, Clock = new VirtualClock(Start.AddYears(10)) },
            Sleeper,
            NoServices.Instance,
            _log);
        _engine.Start();

        await _engine.WhenIdleAsync();
        Assert.Null(_engine.ClockHold);
        Assert.Equal(OrchestrationStatus.Completed, await StatusAsync());
    }

    [Fact]
    public void The_machines_own_clock_is_watched_unless_it_is_said_otherwise()
    {
        Assert.Equal(Bound, new EngineOptions().BoundOnLeaps);
        Assert.Null(new EngineOptions { LongestLeap = Timeout.InfiniteTimeSpan }.BoundOnLeaps);
        Assert.Null(new EngineOptions { Clock = new VirtualClock(Start) }.BoundOnLeaps);
        Assert.Equal(Hour, new EngineOptions { Clock = new VirtualClock(Start), LongestLeap = Hour }.BoundOnLeaps);
    }

    private static Catalogue Sleeper => new Catalogue().Story("Story", async c =>
    {
        await c.CreateTimerAsync(Start + 2 * Hour);
        return "woken";
    });

    /// <summary>An instance sleeps for two hours.</summary>
    private async Task SleepingAsync()
    {
        Run(_clock);
        await BeginAsync("sleeper");
        await _engine!.WhenIdleAsync();
    }

    private async Task LeapAsync(DateTimeOffset moment)
    {
        _clock.Set(moment);
        var noticed = _log.SaysAsync("Everything is held");
        _engine!.Wake();
        await noticed;
    }

    private async Task GoesOnAsync()
    {
        var noticed = _log.SaysAsync("The clock is accepted at");
        _engine!.Wake();
        await noticed;
        await _engine.WhenIdleAsync();
    }

    private Task<StartResult> BeginAsync(string id) => _engine!.Client.StartAsync(
        new OrchestratorName<string, string>("Story"),
        id,
        "",
        new StartOptions(InstanceIdReuse.Never),
        Cancellation);

    private async Task<OrchestrationStatus> StatusAsync() =>
        (await _engine!.Client.GetAsync("sleeper", Cancellation))!.Status;

    private EmbeddedEngine Run(WrongClock clock)
    {
        Open(clock).Start();
        return _engine!;
    }

    private EmbeddedEngine Open(WrongClock clock)
    {
        _clock = clock;
        return _engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = _folder.Path, Clock = clock, LongestLeap = Bound },
            Sleeper,
            NoServices.Instance,
            _log);
    }

    private async Task StopAsync()
    {
        await (_engine?.DisposeAsync() ?? default);
        _engine = null;
    }
}
