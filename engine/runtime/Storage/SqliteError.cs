using SQLitePCL;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Turns SQLite's result codes into errors that say what to do.</summary>
internal static class SqliteError
{
    private const int PrimaryCode = 0xff;

    public static JournalException Of(sqlite3 handle, int result, string file)
    {
        // A failed copy leaves its result only, and no message with the connection.
        var said = (raw.sqlite3_errcode(handle) == raw.SQLITE_OK
            ? raw.sqlite3_errstr(result)
            : raw.sqlite3_errmsg(handle)).utf8_to_string();
        return (result & PrimaryCode) switch
        {
            raw.SQLITE_FULL => new JournalException(
                JournalError.DiskFull,
                $"The disk that holds '{file}' is full. Nothing that was confirmed is lost. Make room; the engine "
                + $"then goes on by itself."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH => new JournalException(
                JournalError.ReadOnly,
                $"'{file}' cannot be opened for writing ({said}). Give this user the right to write the folder and "
                + $"the files in it, "
                + "or name another folder."),
            // The statements are fixed: where one contradicts the file, the file is not what was written.
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR
                or raw.SQLITE_MISMATCH or raw.SQLITE_SCHEMA => new JournalException(
                JournalError.Damaged,
                $"'{file}' is damaged or is no journal ({said}). Nothing was changed. Restore the newest backup, "
                + "or keep the file and ask for help before you delete anything."),
            raw.SQLITE_TOOBIG => new JournalException(
                JournalError.TooLarge,
                $"A row for '{file}' is larger than SQLite keeps (a billion bytes). The file is whole, and nothing was "
                + "changed. The bounds of payloads and turns keep rows far below that: report it, with the log."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new JournalException(
                JournalError.InUse,
                $"'{file}' is in use by another process. Stop that process, or name another folder."),
            _ => new JournalException(
                JournalError.DiskError,
                $"The disk reported an error on '{file}' ({said}, code {result}). Nothing that was confirmed is lost. "
                + "Look at the disk and the system log; the engine tries again by itself."),
        };
    }
}
