using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Web.Staff.Progress;

/// <summary>
/// The overview is the same for all who are the same, so its figures are gathered once a moment, however many ask.
/// </summary>
internal sealed class SharedOverview(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MostListed = 10;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gathered> _last = new(StringComparer.Ordinal);

    /// <summary>The figures of what somebody looks over, at most a moment old.</summary>
    public Task<Overview> ReadAsync(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var what = string.Join(
            '\n',
            viewer.Appointments.Select(a => $"{a.Role} {a.ProgrammeId} {a.Scope}").Order(StringComparer.Ordinal));
        lock (_lock)
        {
            foreach (var (old, _) in _last.Where(l => !IsFresh(l.Value)).ToList())
            {
                _last.Remove(old);
            }

            // Nobody's own request: it must not end with whoever happened to ask first.
            if (!_last.TryGetValue(what, out var gathered))
            {
                gathered = new Gathered(clock.GetTimestamp(), Task.Run(() => GatherAsync(viewer)));
                _last.Add(what, gathered);
            }

            return gathered.Overview;
        }
    }

    private bool IsFresh(Gathered gathered) =>
        !gathered.Overview.IsCompleted
        || (gathered.Overview.IsCompletedSuccessfully && clock.GetElapsedTime(gathered.At) < Moment);

    private async Task<Overview> GatherAsync(Viewer viewer)
    {
        await using var scope = scopes.CreateAsyncScope();
        var progress = scope.ServiceProvider.GetRequiredService<IProgressReader>();
        var today = ThaiTime.DayOf(clock.GetUtcNow());
        return new Overview(
            today,
            await progress.YearsAsync(viewer, today, CancellationToken.None).ConfigureAwait(false),
            await progress.OverdueAsync(viewer, today, MostListed, CancellationToken.None).ConfigureAwait(false),
            await progress.MessagesAsync(viewer, MostListed, CancellationToken.None).ConfigureAwait(false));
    }

    private sealed record Gathered(long At, Task<Overview> Overview);
}
