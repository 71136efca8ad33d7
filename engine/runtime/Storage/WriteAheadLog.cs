using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// The file in which SQLite gathers what is committed before it goes into the journal. SQLite uses it again and never
/// makes it smaller; it is emptied when the engine is quiet. Who reads for long, a shell or a backup that hangs, keeps
/// it from being checkpointed; then it grows with everything that is written, and that is said.
/// </summary>
/// <param name="database">The writing connection.</param>
/// <param name="logger">Where it is said.</param>
/// <param name="remarkable">From which size on it is said, in bytes.</param>
internal sealed partial class WriteAheadLog(Database database, ILogger logger, long remarkable)
{
    private const long Megabyte = 1_000_000;
    private const long MillisecondsBetweenLooks = 1_000;

    private readonly string _file = database.File + "-wal";
    private long _nextLook;
    private long _said;

    private long Size => new FileInfo(_file) is { Exists: true } file ? file.Length : 0;

    /// <summary>Empties it. There must be no open transaction.</summary>
    public void Checkpoint()
    {
        var size = Size;
        if (size == 0)
        {
            return;
        }

        if (database.TryEmptyLog())
        {
            _said = 0;
            LogEmptied(logger, _file, size);
        }
        else
        {
            LogIfRemarkable(size);
        }
    }

    /// <summary>Looks after it while the engine has no rest. There must be no open transaction.</summary>
    public void CheckpointNowAndThen()
    {
        var now = Environment.TickCount64;
        if (now < _nextLook)
        {
            return;
        }

        _nextLook = now + MillisecondsBetweenLooks;
        if (Size is var size && size >= remarkable && size >= 2 * _said && !database.TryCopyLog())
        {
            LogIfRemarkable(size);
        }
    }

    /// <summary>At first, and then whenever it has doubled.</summary>
    private void LogIfRemarkable(long size)
    {
        if (size >= remarkable && size >= 2 * _said)
        {
            _said = size;
            LogKept(logger, _file, size / Megabyte);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Checkpointed the write-ahead log '{File}', {Bytes} bytes")]
    private static partial void LogEmptied(ILogger logger, string file, long bytes);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The write-ahead log '{File}' has grown to {Megabytes} MB and cannot be checkpointed: another "
            + "process has been reading the journal for long. Nothing is lost, but the disk fills: look for a backup, "
            + "a shell or a command that keeps the journal open, and end it")]
    private static partial void LogKept(ILogger logger, string file, long megabytes);
}
