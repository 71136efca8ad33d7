using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>The edges of every option: what is outside is refused where it is given, what is inside works.</summary>
public sealed class OptionEdgeTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_retry_policy_outside_its_ranges_is_refused_and_says_which_option()
    {
        Refused("maxNumberOfAttempts", () => new RetryPolicy(0, Tick));
        Refused("maxNumberOfAttempts", () => new RetryPolicy(int.MinValue, Tick));
        Refused("firstRetryInterval", () => new RetryPolicy(1, -Tick));
        Refused("firstRetryInterval", () => new RetryPolicy(1, TimeSpan.MinValue));
        Refused("backoffCoefficient", () => new RetryPolicy(1, Tick, Math.BitDecrement(1.0)));
        Refused("backoffCoefficient", () => new RetryPolicy(1, Tick, double.NaN));
        Refused("backoffCoefficient", () => new RetryPolicy(1, Tick, double.NegativeInfinity));
        Refused("maxRetryInterval", () => new RetryPolicy(1, Tick, 1, -Tick));
        Refused("maxRetryInterval", () => new RetryPolicy(1, Tick, 1, TimeSpan.MinValue));
        Refused("retryTimeout", () => new RetryPolicy(1, Tick, 1, null, -Tick));
        Refused("retryTimeout", () => new RetryPolicy(1, Tick, 1, null, Timeout.InfiniteTimeSpan));
    }

    public static TheoryData<int, TimeSpan, double, TimeSpan?, TimeSpan?, int, DateTimeOffset?> Plans => new()
    {
        { 1, Tick, 1, null, null, 1, null },
        { int.MaxValue, Tick, 1, null, null, int.MaxValue - 1, At(Tick) },
        { int.MaxValue, Tick, 1, null, null, int.MaxValue, null },
        { 3_000, TimeSpan.Zero, double.PositiveInfinity, null, null, 1, At(TimeSpan.Zero) },
        { 3_000, TimeSpan.Zero, double.PositiveInfinity, null, null, 2_999, At(TimeSpan.Zero) },
        { 3_000, TimeSpan.Zero, 2, null, null, 1_025, At(TimeSpan.Zero) },
        { 3_000, Tick, double.PositiveInfinity, null, null, 1, At(Tick) },
        { 3_000, Tick, double.PositiveInfinity, null, null, 2, At(TimeSpan.FromHours(1)) },
        { 3_000, Tick, 2, null, null, 2_999, At(TimeSpan.FromHours(1)) },
        { 3_000, Tick, 2, TimeSpan.Zero, null, 7, At(TimeSpan.Zero) },
        { 3_000, Tick, 2, TimeSpan.MaxValue, null, 2_999, DateTimeOffset.MaxValue },
        { 3_000, TimeSpan.MaxValue, 1, null, null, 1, At(TimeSpan.FromHours(1)) },
        { 3_000, TimeSpan.MaxValue, 1, TimeSpan.MaxValue, TimeSpan.MaxValue, 1, DateTimeOffset.MaxValue },
        { 3_000, TimeSpan.MaxValue - Tick, double.MaxValue, TimeSpan.MaxValue, null, 2, DateTimeOffset.MaxValue },
        { 3_000, Tick, 1, null, TimeSpan.Zero, 1, null },
        { 3_000, Tick, 1, null, Tick, 1, At(Tick) },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_retry_policy_within_its_ranges_always_has_an_answer(
        int attempts,
        TimeSpan first,
        double backoff,
        TimeSpan? longest,
        TimeSpan? timeout,
        int failed,
        DateTimeOffset? expected) =>
        Assert.Equal(
            expected,
            new RetryPolicy(attempts, first, backoff, longest, timeout)
                .NextAttempt(failed, EngineContract.Start, EngineContract.Start, null));

    [Fact]
    public void The_last_moment_there_is_plans_no_attempt_behind_it() => Assert.Equal(
        DateTimeOffset.MaxValue,
        new RetryPolicy(3, Tick).NextAttempt(1, EngineContract.Start, DateTimeOffset.MaxValue, null));

    [Fact]
    public void An_engine_with_options_outside_their_ranges_is_not_opened()
    {
        Refused("MaxConcurrentActivities", () => Open(new EngineOptions { MaxConcurrentActivities = 0 }));
        Refused("LiveOrchestratorBytes", () => Open(new EngineOptions { LiveOrchestratorBytes = -1 }));
        Refused("StopTimeout", () => Open(new EngineOptions { StopTimeout = -Tick }));
        Refused("StopTimeout", () => Open(new EngineOptions { StopTimeout = Timeout.InfiniteTimeSpan }));
        Refused("TurnTimeLimit", () => Open(new EngineOptions { TurnTimeLimit = TimeSpan.Zero }));
        Refused("TurnTimeLimit", () => Open(new EngineOptions { TurnTimeLimit = Tick }));
        Assert.Throws<ArgumentNullException>("Clock", () => Open(new EngineOptions { Clock = null! }));
        Assert.Throws<ArgumentException>("Folder", () => Open(new EngineOptions { Folder = string.Empty }));
        Assert.Throws<ArgumentException>("Folder", () => Open(new EngineOptions { Folder = " " }));
    }

    [Fact]
    public async Task The_largest_options_work_and_a_stop_waits_for_the_activity_that_runs()
    {
        using var folder = new TemporaryFolder();
        var runs = new TaskCompletionSource();
        var mayAnswer = new TaskCompletionSource();
        var catalogue = new Catalogue().Story("Story", c => c.Call("Work", "answered")).Meanwhile("Work", async () =>
        {
            runs.SetResult();
            await mayAnswer.Task;
        });
        var options = new EngineOptions
        {
            Folder = folder.Path,
            MaxConcurrentActivities = int.MaxValue,
            LiveOrchestratorBytes = long.MaxValue,
            StopTimeout = TimeSpan.MaxValue,
            TurnTimeLimit = TimeSpan.MaxValue,
        };
        var engine = Open(options, catalogue);
        engine.Start();
        await engine.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            HostSteps.Net,
            "",
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        await runs.Task;

        var stopping = engine.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        mayAnswer.SetResult();
        await stopping;
    }

    [Fact]
    public async Task Patience_beyond_all_time_finds_nothing_stuck()
    {
        using var folder = new TemporaryFolder();
        await Open(new EngineOptions { Folder = folder.Path }).DisposeAsync();
        using var inspection = JournalInspection.Open(folder.Path);

        Assert.Empty(inspection.Stuck(EngineContract.Start, TimeSpan.MaxValue));
    }

    private static DateTimeOffset At(TimeSpan later) => EngineContract.Start + later;

    private static void Refused(string option, Func<object> make) =>
        Assert.EndsWith(
            option, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName, StringComparison.Ordinal);

    private static EmbeddedEngine Open(EngineOptions options, Catalogue? catalogue = null) => EmbeddedEngine.Open(
        options, catalogue ?? new Catalogue(), NoServices.Instance, NullLoggerFactory.Instance);
}
