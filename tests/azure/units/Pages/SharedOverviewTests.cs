using System.Collections.Concurrent;
using System.Net;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>The overview is made once a moment for all who see the same, and whole before it is sent.</summary>
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
        using var client = await SignedInAsync(front);
        var asked = Enumerable.Range(0, 40).Select(_ => client.GetAsync("/overview", Cancellation)).ToList();
        await _progress.Asked.WaitAsync(Cancellation);
        _progress.LetGo();
        var pages = await Task.WhenAll(asked);

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.StatusCode));
        Assert.Equal(1, _progress.Times);
        await client.GetStringAsync("/overview?lang=th&more=1", Cancellation);
        Assert.Equal(1, _progress.Times);
        _clock.Ahead(TimeSpan.FromSeconds(1));
        await client.GetStringAsync("/overview", Cancellation);
        Assert.Equal(2, _progress.Times);
    }

    [Fact]
    public async Task Whoever_looks_over_other_places_is_shown_those()
    {
        _progress.LetGo();
        await using var front = await StartAsync();
        using var client = await SignedInAsync(front);
        using var other = await SignedInAsync(front, "elsewhere");

        await client.GetStringAsync("/overview", Cancellation);
        await other.GetStringAsync("/overview", Cancellation);

        Assert.Equal(["50", "90"], _progress.Viewers.SelectMany(v => v.Appointments).Select(a => a.Scope));
    }

    [Fact]
    public async Task Whoever_leaves_first_takes_the_page_from_nobody_and_a_failure_is_not_kept()
    {
        await using var front = await StartAsync();
        using var client = await SignedInAsync(front);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = client.GetAsync("/overview", leaving.Token);
        await _progress.Asked.WaitAsync(Cancellation);
        var second = client.GetAsync("/overview", Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _progress.LetGo();
        Assert.Equal(HttpStatusCode.OK, (await second).StatusCode);

        _clock.Ahead(TimeSpan.FromSeconds(1));
        _progress.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.GetAsync("/overview", Cancellation)).StatusCode);
        _progress.Fails = false;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/overview", Cancellation)).StatusCode);
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
        using var client = await SignedInAsync(front);

        var page = await client.GetStringAsync("/overview?lang=en", Cancellation);

        var (air, water) = (page.IndexOf("clean-air, fiscal year 2571</h2>", StringComparison.Ordinal),
            page.IndexOf("Clean water, fiscal year 2570</h2>", StringComparison.Ordinal));
        Assert.InRange(air, 0, water);
        Assert.Contains("3 networks, ", page[air..water], StringComparison.Ordinal);
        Assert.DoesNotContain("Step 1", page[air..water], StringComparison.Ordinal);
        Assert.Contains("2 networks, ", page[water..], StringComparison.Ordinal);
        Assert.Contains(">4 / 5</td>", page[water..], StringComparison.Ordinal);
        Assert.Contains(
            "น้ำสะอาด ปีงบประมาณ 2570</h2>",
            await client.GetStringAsync("/overview?lang=th", Cancellation),
            StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<HttpClient> SignedInAsync(WorkerFront front, string person = "somchai")
    {
        var client = front.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", await front.SessionOfAsync(person, _clock));
        return client;
    }

    private Task<WorkerFront> StartAsync() => WorkerFront.StartAsync(services => services
        .AddProgramFlows(ProgramHost.Settings(_folder.Path), _store)
        .AddSingleton<IProgressReader>(_progress)
        .AddSingleton<IPersonReader>(new OnePerson())
        .AddSingleton<TimeProvider>(_clock));

    private sealed class SetClock : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Ahead(TimeSpan time) => _passed += time;
    }

    private sealed class OnePerson : IPersonReader
    {
        public Task<KnownPerson?> FindAsync(PersonId id, CancellationToken cancellationToken) =>
            Task.FromResult<KnownPerson?>(new KnownPerson(
                new Person(id, "สมชาย", "somchai@example.org", Language.Th),
                new Viewer(
                    Actor.Person(id), [
                        new Appointment(
                            id, Role.ProvincialCoordinator, id.Value == "somchai" ? "50" : "90", "clean-water"),
                    ])));
    }

    private sealed class CountedProgress : IProgressReader
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _times;

        public int Times => _times;

        public bool Fails { get; set; }

        public IReadOnlyList<YearProgress> Years { get; set; } = [];

        public ConcurrentQueue<Viewer> Viewers { get; } = new();

        public Task Asked => _asked.Task;

        public void LetGo() => _go.SetResult();

        public async Task<IReadOnlyList<YearProgress>> YearsAsync(
            Viewer viewer, DateOnly today, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _times);
            Viewers.Enqueue(viewer);
            _asked.TrySetResult();
            await _go.Task.WaitAsync(cancellationToken);
            return Fails ? throw new IOException("The store is away.") : Years;
        }

        public Task<OverdueTasks> OverdueAsync(
            Viewer viewer, DateOnly today, int most, CancellationToken cancellationToken) =>
            Task.FromResult(new OverdueTasks(0, []));

        public Task<MessageOutlook?> MessagesAsync(Viewer viewer, int most, CancellationToken cancellationToken) =>
            Task.FromResult<MessageOutlook?>(null);
    }
}
