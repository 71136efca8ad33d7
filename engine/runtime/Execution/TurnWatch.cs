using System.Diagnostics;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// Watches the one place in which an engine's thread runs code that is not the engine's. A stretch of it that takes
/// longer than the limit is left behind: from then on its thread may touch nothing, and another one can go on. Either
/// the stretch ends or it is left behind, never both.
/// </summary>
internal sealed class TurnWatch : IDisposable
{
    // The time is counted in looks, so that a process that was held as a whole blames nobody.
    private const int Looks = 10;

    // No timer takes more than some weeks.
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    private readonly TurnMark? _mark;
    private readonly Action<OrchestrationRun> _leftBehind;
    private readonly ITimer? _timer;
    private OrchestrationRun? _run;
    private long _begun;
    private long _underWay;
    private long _seen;
    private int _looks;

    /// <param name="limit">How long a stretch may take; infinite for no limit.</param>
    /// <param name="mark">Where a crash of the process leaves whose turn it was; null for nowhere.</param>
    /// <param name="leftBehind">Called on another thread when a run has been left behind.</param>
    public TurnWatch(TimeSpan limit, TurnMark? mark, Action<OrchestrationRun> leftBehind)
    {
        _mark = mark;
        _leftBehind = leftBehind;
        var period = TimeSpan.FromTicks(Math.Min(limit.Ticks / Looks, LongestPeriod.Ticks));
        _timer = limit == Timeout.InfiniteTimeSpan
            ? null
            : TimeProvider.System.CreateTimer(_ => Look(), null, period, period);
    }

    /// <summary>A stretch begins, on the engine's thread of the time; gives its number.</summary>
    public long Begin(OrchestrationRun run)
    {
        _mark?.Set(run.InstanceId, run.Position);
        _run = run;
        var number = ++_begun;
        Volatile.Write(ref _underWay, number);
        return number;
    }

    /// <summary>It ends.</summary>
    /// <exception cref="TurnLeftBehindException">It was left behind before: its thread must end.</exception>
    public void End(long number)
    {
        if (Interlocked.CompareExchange(ref _underWay, 0, number) != number)
        {
            throw new TurnLeftBehindException();
        }

        _mark?.Clear();
    }

    /// <summary>Leaves the stretch that is under way behind now; false when there is none.</summary>
    public bool LeaveBehind() => LeaveBehind(Volatile.Read(ref _underWay));

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        var number = Volatile.Read(ref _underWay);
        if (number == 0 || number != _seen || Debugger.IsAttached)
        {
            (_seen, _looks) = (number, 0);
        }
        else if (++_looks == Looks)
        {
            LeaveBehind(number);
        }
    }

    private bool LeaveBehind(long number)
    {
        if (number == 0 || Interlocked.CompareExchange(ref _underWay, 0, number) != number)
        {
            return false;
        }

        // Nobody begins another stretch before the call below has been told of this one.
        _mark?.Clear();
        _leftBehind(_run!);
        return true;
    }
}
