using Microsoft.Data.Sqlite;
using ProgramFlows.Adapters.Store.Places;

namespace ProgramFlows.Adapters.Store;

/// <summary>Copies of a store in a folder, made also while another process writes it.</summary>
public static class StoreCopy
{
    /// <summary>The store's file in its folder.</summary>
    public const string FileName = StoreFile.FileName;

    /// <summary>Tables of which no copy leaves the installation.</summary>
    private static readonly string[] SecretTables = ["session_keys"];

    /// <summary>Copies the store of a folder, as of one moment, into a file that must not exist yet.</summary>
    /// <exception cref="StoreException">
    /// There is no store, the file exists, or the copy cannot be written.
    /// </exception>
    public static void Make(string folder, string file)
    {
        if (File.Exists(file))
        {
            throw new StoreException($"'{file}' exists. Name another file, so that no copy is overwritten.");
        }

        try
        {
            using var source = Connection(Path.Combine(folder, FileName), SqliteOpenMode.ReadOnly);
            using var target = Connection(file, SqliteOpenMode.ReadWriteCreate);
            source.Open();
            source.BackupDatabase(target);
        }
        catch (SqliteException e)
        {
            throw new StoreException(
                $"The store in '{folder}' could not be copied to '{file}': {e.Message} Look at the disk, then try "
                + $"again.",
                e);
        }
    }

    /// <summary>
    /// Takes the secrets of sessions and forms out of a copy, so that whoever has it can sign in as nobody. An
    /// installation that goes on from it makes new ones.
    /// </summary>
    /// <exception cref="StoreException">The copy cannot be written.</exception>
    public static void RemoveSecrets(string file)
    {
        try
        {
            using var copy = Connection(file, SqliteOpenMode.ReadWrite);
            copy.Open();
            using var remove = copy.CreateCommand();

            // Written anew, or what was removed would still stand in pages that are free.
            remove.CommandText = $"PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; "
                + $"{string.Concat(SecretTables.Select(t => $"DELETE FROM {t}; "))}VACUUM;";
            remove.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new StoreException(
                $"The copy '{file}' of the store could not be finished: {e.Message} Look at the disk, then try again.",
                e);
        }
    }

    /// <summary>
    /// Reads a folder's store through and checks that it is whole, also while another process writes it.
    /// </summary>
    /// <exception cref="StoreException">There is no store, or it is damaged.</exception>
    public static void Check(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            using var store = Connection(file, SqliteOpenMode.ReadOnly);
            store.Open();
            using var check = store.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            var found = ((string)check.ExecuteScalar()!).ReplaceLineEndings(" ");
            if (found != "ok")
            {
                throw new StoreException(
                    $"'{file}' is damaged ({found}). Nothing was changed. Restore the newest backup.");
            }
        }
        catch (SqliteException e)
        {
            throw new StoreException($"'{file}' cannot be read: {e.Message} Nothing was changed. Look at the disk.", e);
        }
    }

    private static SqliteConnection Connection(string file, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
}
