using System.Numerics;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>How often in a row the journal could not be written, who is told, and how long to wait then.</summary>
internal sealed partial class JournalTroubles(ILogger logger)
{
    /// <summary>How long to wait before what does not pass is tried again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<JournalException> _first =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inARow;

    /// <summary>Why the journal could not be written when that happened first; it may never complete.</summary>
    public Task<JournalException> First => _first.Task;

    /// <summary>The first time at once, then ever longer: what does not pass must not keep a processor busy.</summary>
    public TimeSpan Wait =>
        _inARow == 1 ? TimeSpan.Zero
        : _inARow < 11 ? TimeSpan.FromMilliseconds(1 << (_inARow - 1))
        : LongestWait;

    public void Forget() => _inARow = 0;

    /// <summary>Tells of the first trouble in a row, the second, the fourth, so that no log fills the disk.</summary>
    public void Note(JournalException trouble)
    {
        _first.TrySetResult(trouble);
        if (BitOperations.IsPow2(++_inARow))
        {
            LogTrouble(logger, trouble.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The journal cannot be written; nothing of the last batch has happened: {Trouble}")]
    private static partial void LogTrouble(ILogger logger, string trouble);
}
