using ProgramFlows.Engine.Contract;
using ProgramFlows.Hosting.Measuring;
using Xunit;

namespace ProgramFlows.Tests.Functions.Measuring;

/// <summary>What a process that measures by itself tells its operator.</summary>
[Collection("Whatever is measured in this process is heard by all who listen")]
public sealed class MeasuringServiceTests : IAsyncLifetime
{
    private readonly Told _told = new();
    private Lookout _lookout = null!;
    private MeasuringService _service = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lookout = await Lookout.OpenAsync(isSent: false);
        _service = new MeasuringService(
            _lookout.Host.Services.GetRequiredService<IServiceScopeFactory>(), _lookout.Clock, _told);
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _lookout.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_told_when_everything_gets_on()
    {
        await _service.MeasureAsync(Stop);

        Assert.Empty(_told.Lines);
    }

    [Fact]
    public async Task Blocked_and_stuck_instances_are_told_of_once()
    {
        _lookout.Instances.Add(OrchestrationStatus.Blocked);
        _lookout.Instances.Add(OrchestrationStatus.Running, _lookout.Clock.GetUtcNow().AddHours(-1));

        await _service.MeasureAsync(Stop);
        await _service.MeasureAsync(Stop);

        Assert.Equal(2, _told.Lines.Count);
        Assert.StartsWith("1 instance(s) are blocked or have failed", _told.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1 instance(s) are stuck", _told.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_blocked_instance_is_told_of_again()
    {
        _lookout.Instances.Add(OrchestrationStatus.Blocked);
        await _service.MeasureAsync(Stop);
        _lookout.Instances.Add(OrchestrationStatus.Failed);

        await _service.MeasureAsync(Stop);

        Assert.StartsWith("2 instance(s)", _told.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_channel_is_told_of_once_and_the_reason_that_a_carrier_gave_is_not()
    {
        await _lookout.HoldAsync("550 <somying@example.org> is refused.");

        await _service.MeasureAsync(Stop);
        await _service.MeasureAsync(Stop);

        Assert.Equal(
            "The channel folder is held: 0 message(s) wait. 'programflows channels status' says why",
            Assert.Single(_told.Lines));
    }

    private sealed class Told : ILogger<MeasuringService>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
