using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Adapters.Store.Places;

/// <summary>
/// The file in which SQLite gathers what is committed before it goes into the store. SQLite never makes it smaller by
/// itself; it is emptied when nothing has been written for a while. Who reads for long keeps it from being emptied, and
/// that is said when it has grown.
/// </summary>
internal sealed partial class WriteAheadLog(string store, ILogger logger)
{
    private const long Remarkable = 16 << 20;
    private const long Megabyte = 1_000_000;

    private readonly string _file = $"{store}-wal";
    private long _said;

    private long Size => new FileInfo(_file) is { Exists: true } file ? file.Length : 0;

    /// <summary>Empties it; false while somebody reads. The connection must have no open transaction.</summary>
    public bool TryPutAway(SqliteConnection connection)
    {
        var size = Size;
        if (size == 0)
        {
            return true;
        }

        try
        {
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            var isKept = Convert.ToInt64(checkpoint.ExecuteScalar(), null) != 0;
            if (!isKept)
            {
                _said = 0;
                return true;
            }

            if (size >= Remarkable && size >= 2 * _said)
            {
                _said = size;
                LogKept(logger, _file, size / Megabyte);
            }

            return false;
        }
        catch (SqliteException e)
        {
            // Nothing that was confirmed is lost: it stands in the log, and whoever writes next hears of the error.
            LogFailed(logger, _file, e.Message);
            return true;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The write-ahead log '{File}' has grown to {Megabytes} MB and cannot be checkpointed: another "
            + "process has been reading the store for long. Nothing is lost, but the disk fills: look for a backup, "
            + "a shell or a command that keeps the store open, and end it")]
    private static partial void LogKept(ILogger logger, string file, long megabytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpointing the write-ahead log '{File}' failed: {Error}")]
    private static partial void LogFailed(ILogger logger, string file, string error);
}
