using System.Net;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>The overview is made once a moment for all, and whole before it is sent.</summary>
public sealed class SharedOverviewTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Store _store = Store.Open(new StoreOptions());
    private readonly CountedProgress _progress = new();
    private readonly SetClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_ask_at_once_it_is_made_once_and_a_moment_later_again()
    {
        await using var front = await StartAsync();
        using var client = front.NewClient();
        var asked = Enumerable.Range(0, 40).Select(_ => client.GetAsync("/", Cancellation)).ToList();
        await _progress.Asked.WaitAsync(Cancellation);
        _progress.LetGo();
        var pages = await Task.WhenAll(asked);

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.StatusCode));
        Assert.Equal(1, _progress.Times);
        await client.GetStringAsync("/?lang=th&more=1", Cancellation);
        Assert.Equal(1, _progress.Times);
        _clock.Ahead(TimeSpan.FromSeconds(1));
        await client.GetStringAsync("/", Cancellation);
        Assert.Equal(2, _progress.Times);
    }

    [Fact]
    public async Task Whoever_leaves_first_takes_the_page_from_nobody_and_a_failure_is_not_kept()
    {
        await using var front = await StartAsync();
        using var client = front.NewClient();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = client.GetAsync("/", leaving.Token);
        await _progress.Asked.WaitAsync(Cancellation);
        var second = client.GetAsync("/", Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _progress.LetGo();
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);

        _clock.Ahead(TimeSpan.FromSeconds(1));
        _progress.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.GetAsync("/", Cancellation)).StatusCode);
        _progress.Fails = false;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Each_programme_year_stands_by_itself_under_its_name()
    {
        ProvinceProgress Province(int networks, params StepCounts[] steps) => new("50", "เชียงใหม่", networks, steps);
        _progress.Years =
        [
            new YearProgress("clean-air", 2571, null, [Province(3)]),
            new YearProgress(
                "clean-water",
                2570,
                new LocalizedText("น้ำสะอาด", "Clean water"),
                [Province(2, new StepCounts(1, 1, 0, 4, 1))]),
        ];
        _progress.LetGo();
        await using var front = await StartAsync();
        using var client = front.NewClient();

        var page = await client.GetStringAsync("/?lang=en", Cancellation);

        var (air, water) = (page.IndexOf("clean-air, fiscal year 2571</h2>", StringComparison.Ordinal),
            page.IndexOf("Clean water, fiscal year 2570</h2>", StringComparison.Ordinal));
        Assert.InRange(air, 0, water);
        Assert.Contains("<dt>Networks</dt><dd>3</dd>", page[air..water], StringComparison.Ordinal);
        Assert.DoesNotContain("Step 1", page[air..water], StringComparison.Ordinal);
        Assert.Contains("<dt>Networks</dt><dd>2</dd>", page[water..], StringComparison.Ordinal);
        Assert.Contains("<td>4 / 5</td>", page[water..], StringComparison.Ordinal);
        Assert.Contains(
            "น้ำสะอาด ปีงบประมาณ 2570</h2>",
            await client.GetStringAsync("/?lang=th", Cancellation),
            StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private Task<WorkerFront> StartAsync() => WorkerFront.StartAsync(services => services
        .AddProgramFlows(ProgramHost.Settings(_folder.Path), _store)
        .AddSingleton<IProgressReader>(_progress)
        .AddSingleton<TimeProvider>(_clock));

    private sealed class SetClock : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Ahead(TimeSpan time) => _passed += time;
    }

    private sealed class CountedProgress : IProgressReader
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _times;

        public int Times => _times;

        public bool Fails { get; set; }

        public IReadOnlyList<YearProgress> Years { get; set; } = [];

        public Task Asked => _asked.Task;

        public void LetGo() => _go.SetResult();

        public async Task<IReadOnlyList<YearProgress>> YearsAsync(
            DateOnly today, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _times);
            _asked.TrySetResult();
            await _go.Task.WaitAsync(cancellationToken);
            return Fails ? throw new IOException("The store is away.") : Years;
        }

        public Task<OverdueTasks> OverdueAsync(DateOnly today, int most, CancellationToken cancellationToken) =>
            Task.FromResult(new OverdueTasks(0, []));

        public Task<MessageOutlook> MessagesAsync(int most, CancellationToken cancellationToken) =>
            Task.FromResult(new MessageOutlook(0, [], 0));

        public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ProgressEntry> HappeningsAsync(CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
