using System.Globalization;
using Microsoft.Data.Sqlite;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A look into a journal or a store from outside, or a hand laid on it.</summary>
internal static class DatabaseFile
{
    private const string Journal = "journal.db";
    private const string Store = "store.db";

    /// <summary>The moment the journal has reached, in ticks; -1 while there is none to read.</summary>
    public static long MomentOf(TemporaryFolder folder, string data)
    {
        try
        {
            return Convert.ToInt64(
                Ask(Path.Combine(folder[data], Journal), "SELECT last_moment FROM owner"),
                CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return -1;
        }
    }

    /// <summary>
    /// Waits until a running command's journal has reached a moment, or the command has ended. Another process tells
    /// nobody what it has reached: looking is all there is, with a breath between two looks.
    /// </summary>
    public static async Task ReachedAsync(TemporaryFolder folder, string data, long moment, RunningCommand running)
    {
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (MomentOf(folder, data) < moment && !running.HasEnded)
        {
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many rows the tables that an import fills have.</summary>
    public static string CountsIn(TemporaryFolder folder, string data) =>
        $"{Ask(Path.Combine(folder[data], Store), """
            SELECT (SELECT count(*) FROM networks) || ' networks, ' || (SELECT count(*) FROM people) || ' people, '
                || (SELECT count(*) FROM appointments) || ' appointments, '
                || (SELECT count(*) FROM enrolments) || ' enrolments, ' || (SELECT count(*) FROM tasks) || ' tasks'
            """)}, {Ask(Path.Combine(folder[data], Journal), "SELECT count(*) FROM instances")} instances";

    /// <summary>Whether the store's ledger has a message in a state.</summary>
    public static bool HasMessage(TemporaryFolder folder, string data, MessageState state) =>
        Ask(Path.Combine(folder[data], Store), $"SELECT count(*) FROM messages WHERE State = {(int)state}") is not 0L;

    /// <summary>Whether the journal has an instance; false while there is none to read.</summary>
    public static bool HasInstance(TemporaryFolder folder, string data, string id)
    {
        try
        {
            return Ask(Path.Combine(folder[data], Journal), $"SELECT count(*) FROM instances WHERE id = '{id}'")
                is 1L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public static object AskStore(TemporaryFolder folder, string data, string question) =>
        Ask(Path.Combine(folder[data], Store), question);

    /// <summary>Changes a file that nobody has open, and leaves it without a log beside it.</summary>
    public static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{sql}; PRAGMA wal_checkpoint(TRUNCATE);";
        command.ExecuteNonQuery();
    }

    /// <summary>Empties the page of an index, which only a whole check can notice.</summary>
    public static void BreakIndex(string file)
    {
        Change(file, "SELECT 1");
        var size = (long)Ask(file, "PRAGMA page_size");
        var page = (long)Ask(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'IX_appointments_PersonId'");
        using var stream = File.OpenWrite(file);
        stream.Position = (page - 1) * size;
        stream.Write(new byte[size]);
    }

    private static object Ask(string file, string question)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar()!;
    }
}
