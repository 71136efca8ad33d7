using System.Diagnostics;
using System.Diagnostics.Metrics;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Simulation;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Standalone.Rehearsals;

/// <summary>
/// A programme year played in virtual time with simulated people. On a folder it goes on where an earlier try was
/// stopped.
/// </summary>
internal sealed class Rehearsal(ProgrammeDefinition programme, int seed)
{
    private static readonly TimeSpan BeforeTheYear = TimeSpan.FromHours(1);

    /// <summary>Plays to a moment, or to the end of the year and its grace days when none is given.</summary>
    /// <param name="folder">Where everything is kept.</param>
    /// <param name="roster">Who takes part.</param>
    /// <param name="channel">How messages leave.</param>
    /// <param name="until">The moment to stop at, UTC; null for the end.</param>
    /// <param name="progress">Told how far it is, from 0 to 1.</param>
    /// <param name="finish">Called with the installation before it is closed.</param>
    /// <param name="cancellationToken">Stops cleanly; on a folder, the same call goes on later.</param>
    public async Task<RehearsalSummary> PlayAsync(
        InstallationFolder folder,
        Roster roster,
        Action<IServiceCollection> channel,
        DateTimeOffset? until,
        Action<double> progress,
        Func<Installation, Task> finish,
        CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var counted = new HistoryCounter();
        var start = ThaiTime.StartOf(programme.Year.FirstDay) - BeforeTheYear;
        var end = until ?? ThaiTime.StartOf(programme.Year.LastDay.AddDays(programme.Review.GraceDays + 2));
        var clock = new VirtualClock(start);
        await using var installation = await Installation.OpenAsync(folder, clock, channel).ConfigureAwait(false);
        clock.AdvanceTo(installation.Engine.LastMoment);
        installation.Engine.Start();
        await BeginAsync(installation, roster, start, end, cancellationToken).ConfigureAwait(false);
        var time = new VirtualTime(installation.Engine, clock)
        {
            Settle = async token =>
                await installation.Relay.DrainAsync(clock.GetUtcNow(), token).ConfigureAwait(false) > 0,
            BeforeJump = moment => progress((moment - start) / (end - start)),
        };
        await installation.UnlessTroubledAsync(time.PlayToAsync(end, cancellationToken)).ConfigureAwait(false);
        progress(1);
        await finish(installation).ConfigureAwait(false);
        return await SummarizeAsync(installation, roster, counted, watch, cancellationToken).ConfigureAwait(false);
    }

    private async Task BeginAsync(
        Installation installation,
        Roster roster,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken cancellationToken)
    {
        var directory = installation.Services.GetRequiredService<INetworkDirectory>();
        await directory.TakeInAsync(roster, start, "rehearsal", cancellationToken).ConfigureAwait(false);

        // The year that is started next finds them by itself.
        await installation.Relay.DrainAsync(start, cancellationToken).ConfigureAwait(false);
        await installation.StartYearAsync(programme, cancellationToken).ConfigureAwait(false);
        await installation.Engine.Client.StartAsync(
            SimulatedPeople.Name,
            SimulatedPeople.Id,
            new SimulationInput(
                seed,
                programme.WaivedBy,
                programme.Year.FirstDay,
                ThaiTime.DayOf(end).AddDays(-1),
                programme.Review.By,
                programme.Extension.By),
            new StartOptions(InstanceIdReuse.Never),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RehearsalSummary> SummarizeAsync(
        Installation installation,
        Roster roster,
        HistoryCounter counted,
        Stopwatch watch,
        CancellationToken cancellationToken)
    {
        var counts = await installation.Engine.Client.CountAsync(
            new OrchestrationQuery(), cancellationToken).ConfigureAwait(false);
        var outlook = await installation.Services.GetRequiredService<IProgressReader>()
            .MessagesAsync(0, cancellationToken)
            .ConfigureAwait(false);
        using var process = Process.GetCurrentProcess();
        return new RehearsalSummary(
            roster.Networks.Count,
            counts.Values.Sum(),
            counts.GetValueOrDefault(OrchestrationStatus.Failed),
            counts.GetValueOrDefault(OrchestrationStatus.Blocked),
            outlook.Sent,
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
