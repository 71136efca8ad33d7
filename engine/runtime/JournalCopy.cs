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
    /// <exception cref="JournalException">There is no journal, or the copy cannot be written.</exception>
    public static void Make(string folder, string file)
    {
        using var source = new Database(Path.Combine(folder, FileName), readOnly: true);
        using var target = new Database(file, readOnly: false);
        source.CopyTo(target);
        target.Run("PRAGMA journal_mode = DELETE");
    }

    /// <summary>Reads a journal's file through and checks that it is whole.</summary>
    /// <exception cref="JournalException">It is damaged, or is no journal.</exception>
    public static void Check(string file)
    {
        using var database = new Database(file, readOnly: true);
        Check(database);
    }

    internal static void Check(Database database)
    {
        var found = database.ReadText("PRAGMA integrity_check");
        if (found != "ok")
        {
            throw new JournalException(
                JournalTrouble.Damaged,
                $"'{database.File}' is damaged ({found}). Use another backup; this one was left as it is.");
        }
    }
}
