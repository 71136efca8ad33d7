namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// One process owns a data folder. The operating system gives the lock back when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = "journal.lock";

    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    public static FolderLock Take(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw CannotWrite(folder, e);
        }
        catch (IOException e) when (File.Exists(file) && !IsReadOnly(e))
        {
            throw new JournalException(
                JournalTrouble.InUse,
                $"The data folder '{folder}' is in use by another process. Stop that process, or name another folder.",
                e);
        }
        catch (IOException e)
        {
            throw CannotWrite(folder, e);
        }
    }

    public void Dispose() => _held.Dispose();

    private static bool IsReadOnly(IOException e) =>
        e.Message.Contains("read-only", StringComparison.OrdinalIgnoreCase);

    private static JournalException CannotWrite(string folder, Exception e) => new(
        JournalTrouble.ReadOnly,
        $"The data folder '{folder}' cannot be written ({e.Message}). Give this user the right to write it, or name "
        + $"another folder.",
        e);
}
