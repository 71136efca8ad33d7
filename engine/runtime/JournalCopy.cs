using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime;

/// <summary>Copies of a journal, made from outside the process that owns it, and their check.</summary>
public static class JournalCopy
{
    /// <summary>The journal's file in its folder.</summary>
    public const string FileName = JournalFolder.FileName;

    /// <summary>
    /// Copies the journal of a folder, as of one moment, into a file that must not exist yet, while its owner goes on.
    /// </summary>
    /// <exception cref="JournalException">
    /// There is no journal, or the copy cannot be written: a file of that name stands there already, say.
    /// </exception>
    public static void Make(string folder, string file)
    {
        var journal = Path.Combine(folder, FileName);
        if (!File.Exists(journal))
        {
            throw new JournalException(
                JournalError.Missing, $"There is no journal in '{folder}'. Name the folder that an engine works in.");
        }

        if (File.Exists(file))
        {
            throw new JournalException(
                JournalError.ReadOnly, $"'{file}' exists and is not overwritten. Name a file that does not exist.");
        }

        using var source = new Database(journal, readOnly: true);
        try
        {
            using var target = new Database(file, readOnly: false);
            source.CopyTo(target);
            target.Run("PRAGMA journal_mode = DELETE");
        }
        catch
        {
            // Half a copy would only stand in the way of the next.
            File.Delete(file);
            throw;
        }
    }

    /// <summary>Reads a journal's file through and checks that it is whole.</summary>
    /// <exception cref="JournalException">It is damaged, or is no journal.</exception>
    public static void Check(string file)
    {
        using var database = new Database(file, readOnly: true);
        Check(database);
    }

    /// <summary>Checks an open journal and says how many instances it holds.</summary>
    internal static long Check(Database database)
    {
        var found = database.ReadText("PRAGMA integrity_check(1)")?.ReplaceLineEndings(" ");
        if (found != "ok")
        {
            throw Damaged(database.File, found ?? "nothing in it can be read");
        }

        if (database.ReadInteger("PRAGMA user_version") == 0)
        {
            throw Damaged(database.File, "it is no journal");
        }

        using var reader = new JournalReader(database, ownsDatabase: false);
        return reader.ReadThrough();
    }

    private static JournalException Damaged(string file, string what) => new(
        JournalError.Damaged, $"'{file}' is damaged ({what}). Nothing was changed. Restore the newest backup.");
}
