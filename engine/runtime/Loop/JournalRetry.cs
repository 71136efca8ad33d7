using System.Numerics;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Starts over when the journal could not be written: nothing of the batch has happened. After the first error in a row
/// it tries again at once, as the cause may have passed; while errors last, as on a full disk, ever more slowly.
/// </summary>
internal sealed partial class JournalRetry(EngineState state, EngineOperations operations, EngineQueue queue)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<JournalException> _first =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _errors;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> First => _first.Task;

    /// <summary>A batch was written: the next error is a first one.</summary>
    public void Succeeded() => _errors = 0;

    /// <summary>Tells the askers of the batch, and reads again what stands in the journal.</summary>
    public void StartOver(JournalException error)
    {
        Note(error);
        state.Batch.Commands.ForEach(c => c.Reject(error));
        Restore(WaitAfter(_errors));
    }

    /// <summary>
    /// Undoes the batch for the sake of one instance, whose turn is then refused: all others take theirs again, and
    /// their askers notice nothing.
    /// </summary>
    public void RunAgain()
    {
        queue.PutBack(state.Batch.Commands);
        Restore(TimeSpan.Zero);
    }

    private void Restore(TimeSpan firstWait)
    {
        foreach (var activity in state.Batch.Activities)
        {
            state.InFlight.Remove(activity.Call);
        }

        state.Batch.Clear();
        for (var wait = firstWait; !queue.IsStopping; wait = LongestWait)
        {
            try
            {
                queue.Pause(wait);
                state.Journal.Rollback();
                operations.Recover();
                TellWhoWaits();
                return;
            }
            catch (JournalException e)
            {
                Note(e);
                queue.RejectAsked(e);
            }
        }
    }

    /// <summary>The first time at once, then ever longer: what does not pass must not keep a processor busy.</summary>
    private static TimeSpan WaitAfter(int errors) =>
        errors == 1 ? TimeSpan.Zero
        : errors < 11 ? TimeSpan.FromMilliseconds(1 << (errors - 1))
        : LongestWait;

    /// <summary>Logs the errors 1, 2, 4, 8 … in a row only, so that no log fills the disk.</summary>
    private void Note(JournalException error)
    {
        _first.TrySetResult(error);
        if (BitOperations.IsPow2(++_errors))
        {
            LogWriteFailed(state.Logger, error.Message);
        }
    }

    /// <summary>
    /// A commit may have held although it was reported as failed: somebody may wait for what has happened.
    /// </summary>
    private void TellWhoWaits()
    {
        foreach (var seq in state.Waiters.Keys.ToList())
        {
            if (state.Instances.Find(seq) is { Row.HasEnded: true } ended)
            {
                state.Waiters.Remove(seq, out var waiter);
                waiter!.TrySetResult(ended.Row);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Writing to the journal failed and the transaction was rolled back: {Error}")]
    private static partial void LogWriteFailed(ILogger logger, string error);
}
