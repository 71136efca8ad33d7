using System.Numerics;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// Starts over when the journal could not be written: nothing of the batch has happened. One trouble is tried again at
/// once, as it may have passed; a lasting one, such as a full disk, at length.
/// </summary>
internal sealed partial class JournalRetry(EngineState state, EngineOperations operations, EngineQueue queue)
{
    private static readonly TimeSpan WaitAfterTrouble = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<JournalException> _first =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _troubles;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> First => _first.Task;

    /// <summary>A batch was written: the next trouble is a new one.</summary>
    public void Succeeded() => _troubles = 0;

    /// <summary>Tells the askers of the batch, and reads again what stands in the journal.</summary>
    public void StartOver(JournalException trouble)
    {
        Note(trouble);
        state.Batch.Commands.ForEach(c => c.Reject(trouble));
        Restore(WaitAfter(_troubles));
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
        for (var wait = firstWait; !queue.IsStopping; wait = WaitAfterTrouble)
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
    private static TimeSpan WaitAfter(int troubles) =>
        troubles == 1 ? TimeSpan.Zero
        : troubles < 11 ? TimeSpan.FromMilliseconds(1 << (troubles - 1))
        : WaitAfterTrouble;

    /// <summary>Tells of the first trouble in a row, the second, the fourth, so that no log fills the disk.</summary>
    private void Note(JournalException trouble)
    {
        _first.TrySetResult(trouble);
        if (BitOperations.IsPow2(++_troubles))
        {
            LogTrouble(state.Logger, trouble.Message);
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
        Message = "The journal cannot be written; nothing of the last batch has happened: {Trouble}")]
    private static partial void LogTrouble(ILogger logger, string trouble);
}
