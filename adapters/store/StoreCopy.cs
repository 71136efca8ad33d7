using Microsoft.Data.Sqlite;

namespace ProgramFlows.Adapters.Store;

/// <summary>Copies of a store, made also while another process writes it.</summary>
public static class StoreCopy
{
    /// <summary>The store's file in its folder.</summary>
    public const string FileName = StoreFile.FileName;

    /// <summary>Copies the store of a folder, as of one moment, into a file that must not exist yet.</summary>
    /// <exception cref="StoreException">There is no store, or the copy cannot be written.</exception>
    public static void Make(string folder, string file)
    {
        try
        {
            using var source =
                new SqliteConnection($"Data Source={Path.Combine(folder, FileName)};Mode=ReadOnly;Pooling=False");
            using var target = new SqliteConnection($"Data Source={file};Pooling=False");
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
}
