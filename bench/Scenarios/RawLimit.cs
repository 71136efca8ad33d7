using System.Diagnostics;
using SQLitePCL;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// What SQLite itself can do on this disk: the same bytes in as many rows and commits as the engine wrote, WAL and
/// synchronous=FULL, appended to a plain table by one thread that does nothing else.
/// </summary>
internal static class RawLimit
{
    public static TimeSpan Measure(long rows, long bytes, long commits)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("programflows-raw-").FullName, "raw.db");
        raw.sqlite3_open(file, out var database);
        raw.sqlite3_exec(
            database,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; CREATE TABLE t "
            + "(k INTEGER PRIMARY KEY, v BLOB)");
        raw.sqlite3_prepare_v2(database, "INSERT INTO t (v) VALUES (?)", out var insert);
        var payload = new byte[Math.Max(1, bytes / Math.Max(1, rows))];
        var watch = Stopwatch.StartNew();
        for (long commit = 0, row = 0; commit < commits; commit++)
        {
            raw.sqlite3_exec(database, "BEGIN");
            for (var end = rows * (commit + 1) / commits; row < end; row++)
            {
                raw.sqlite3_bind_blob(insert, 1, payload);
                raw.sqlite3_step(insert);
                raw.sqlite3_reset(insert);
            }

            raw.sqlite3_exec(database, "COMMIT");
        }

        var took = watch.Elapsed;
        insert.Dispose();
        database.Dispose();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return took;
    }
}
