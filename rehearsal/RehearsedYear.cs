using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Rehearsal.Simulation;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Rehearsal;

/// <summary>
/// A programme year played in virtual time with simulated people. On a folder it goes on where an earlier try was
/// stopped.
/// </summary>
/// <param name="programme">The programme.</param>
/// <param name="roster">Who takes part.</param>
/// <param name="seed">What the people's behaviour follows from.</param>
public sealed class RehearsedYear(ProgrammeDefinition programme, Roster roster, int seed)
{
    private static readonly TimeSpan BeforeTheYear = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _start = ThaiTime.StartOf(programme.Year.FirstDay) - BeforeTheYear;

    /// <summary>A clock that shows the moment at which it begins.</summary>
    public VirtualClock NewClock() => new(_start);

    /// <summary>Plays to a moment, or to the end of the year and its grace days when none is given.</summary>
    /// <param name="stage">What it is played on; its engine is started.</param>
    /// <param name="until">The moment to stop at, UTC; null for the end.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops cleanly; on a folder, the same call goes on later.</param>
    public async Task<RehearsalResult> PlayAsync(
        RehearsalStage stage, DateTimeOffset? until, Action<double> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(progress);
        var watch = Stopwatch.StartNew();
        using var counted = new HistoryCounter();
        var end = until ?? ThaiTime.StartOf(programme.Year.LastDay.AddDays(programme.Review.GraceDays + 2));
        stage.Clock.AdvanceTo(stage.Engine.LastMoment);
        stage.Engine.Start();
        await BeginAsync(stage, end, cancellationToken).ConfigureAwait(false);
        var relay = stage.Ports.GetRequiredService<OutboxRelay>();
        var time = new VirtualTime(stage.Engine, stage.Clock)
        {
            Settle = async token =>
                await relay.DrainAsync(stage.Clock.GetUtcNow(), token).ConfigureAwait(false) > 0,
            BeforeJump = moment => progress((moment - _start) / (end - _start)),
        };
        await stage.Engine.UnlessTroubledAsync(time.PlayToAsync(end, cancellationToken)).ConfigureAwait(false);
        progress(1);
        var reader = stage.Ports.GetRequiredService<ISimulationReader>();
        var entries = await EntriesAsync(reader, cancellationToken).ConfigureAwait(false);
        return new RehearsalResult(
            await SummarizeAsync(stage.Engine, entries, counted, watch, cancellationToken).ConfigureAwait(false),
            entries);
    }

    private async Task BeginAsync(RehearsalStage stage, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var directory = stage.Ports.GetRequiredService<INetworkDirectory>();
        await directory.TakeInAsync(roster, _start, Actor.Operator, cancellationToken).ConfigureAwait(false);

        // The year that is started next finds them by itself.
        var relay = stage.Ports.GetRequiredService<OutboxRelay>();
        await relay.DrainAsync(_start, cancellationToken).ConfigureAwait(false);
        await YearStarter.StartAsync(stage.Engine.Client, programme, cancellationToken).ConfigureAwait(false);
        await stage.Engine.Client.StartAsync(
            SimulatedPeople.Name,
            SimulatedPeople.Id,
            new SimulationInput(seed, programme.Year.FirstDay, ThaiTime.DayOf(end).AddDays(-1)),
            new StartOptions(InstanceIdReuse.Never),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<ProgressEntry>> EntriesAsync(
        ISimulationReader reader, CancellationToken cancellationToken)
    {
        var entries = new List<ProgressEntry>();
        await foreach (var entry in reader.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<RehearsalSummary> SummarizeAsync(
        EmbeddedEngine engine,
        IReadOnlyList<ProgressEntry> entries,
        HistoryCounter counted,
        Stopwatch watch,
        CancellationToken cancellationToken)
    {
        var counts = await engine.Client.CountAsync(
            new OrchestrationQuery(), cancellationToken).ConfigureAwait(false);
        using var process = Process.GetCurrentProcess();
        return new RehearsalSummary(
            roster.Networks.Count,
            counts.Values.Sum(),
            counts.GetValueOrDefault(OrchestrationStatus.Failed),
            counts.GetValueOrDefault(OrchestrationStatus.Blocked),
            entries.Count(e => e.Kind == ProgressEntryKind.Message),
            counted.Events,
            Math.Round(watch.Elapsed.TotalSeconds, 1),
            process.PeakWorkingSet64);
    }

    /// <summary>Counts what goes into histories while it lives.</summary>
    private sealed class HistoryCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _events;

        public HistoryCounter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: EngineMeter.Name, Name: "engine.history.events" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, measured, _, _) => Interlocked.Add(ref _events, measured));
            _listener.Start();
        }

        public long Events => Interlocked.Read(ref _events);

        public void Dispose() => _listener.Dispose();
    }
}
