namespace ProgramFlows.Adapters.Email;

/// <summary>
/// Until the first piece of a message is handed over nothing can have arrived, and it may be stopped; from then on it
/// may have, and nothing stops it any more. Both may be tried at the same moment: one of them is first.
/// </summary>
internal sealed class PointOfNoReturn
{
    private const int Before = 0;
    private const int Passed = 1;
    private const int Stopped = 2;

    private int _stage = Before;

    /// <summary>Whether something of the message may have arrived.</summary>
    public bool IsPassed => Volatile.Read(ref _stage) == Passed;

    /// <summary>Whether it was stopped before.</summary>
    public bool IsStopped => Volatile.Read(ref _stage) == Stopped;

    /// <summary>Stops it, unless something may have arrived already.</summary>
    public bool TryStop() => Interlocked.CompareExchange(ref _stage, Stopped, Before) == Before;

    /// <summary>Goes beyond it; again without effect.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before.</exception>
    public void Pass()
    {
        if (Interlocked.CompareExchange(ref _stage, Passed, Before) == Stopped)
        {
            throw new OperationCanceledException("The message was stopped before it was handed over.");
        }
    }
}
