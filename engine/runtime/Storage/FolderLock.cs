using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>
/// One process owns a data folder. The operating system gives the lock back when the process ends, however it ends.
/// Whether the lock keeps others out is tried before anything is opened; where it does not, the folder is refused.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = "journal.lock";

    private readonly SafeFileHandle _held;

    private FolderLock(SafeFileHandle held) => _held = held;

    /// <param name="folder">The folder.</param>
    /// <param name="lockFile">How the system is asked for a lock; its own way when left out.</param>
    /// <exception cref="JournalException">
    /// Another process owns the folder, it cannot be written, or no lock holds there.
    /// </exception>
    public static FolderLock Take(string folder, Func<SafeFileHandle, int>? lockFile = null)
    {
        var take = lockFile ?? AdvisoryLock.Take;
        var file = Path.Combine(folder, FileName);
        var held = Open(folder, file);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                Lock(take(held), folder);
                RequireThatItHolds(take, folder, file);
            }

            return new FolderLock(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => _held.Dispose();

    private static SafeFileHandle Open(string folder, string file)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw CannotWrite(folder, e);
        }
        catch (IOException e) when (File.Exists(file) && !IsReadOnly(e))
        {
            throw InUse(folder, e);
        }
        catch (IOException e)
        {
            throw CannotWrite(folder, e);
        }
    }

    private static void Lock(int problem, string folder)
    {
        if (problem == AdvisoryLock.HeldByAnother)
        {
            throw InUse(folder, null);
        }

        if (problem != 0)
        {
            throw HoldsNothing(folder, $"the system says: {Marshal.GetPInvokeErrorMessage(problem)}");
        }
    }

    /// <summary>Asks for the lock a second time, as another process would, and must not get it.</summary>
    private static void RequireThatItHolds(Func<SafeFileHandle, int> take, string folder, string file)
    {
        try
        {
            using var second = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (take(second) == 0)
            {
                throw HoldsNothing(folder, "a second lock on the same file was given");
            }
        }
        catch (IOException e) when (e.HResult == AdvisoryLock.HeldByAnother)
        {
            // .NET, where its locking is switched on, asks before we can, and is refused.
        }
    }

    private static bool IsReadOnly(IOException e) =>
        e.Message.Contains("read-only", StringComparison.OrdinalIgnoreCase);

    private static JournalException InUse(string folder, Exception? e) => new(
        JournalError.InUse,
        $"The data folder '{folder}' is in use by another process. Stop that process, or name another folder.",
        e);

    private static JournalException HoldsNothing(string folder, string why) => new(
        JournalError.NoLocks,
        $"No lock holds in the data folder '{folder}' ({why}), so that two processes could own it at the same time. "
        + "Nothing was opened. Put the folder on a local disk, or on a file system that keeps locks.");

    private static JournalException CannotWrite(string folder, Exception e) => new(
        JournalError.ReadOnly,
        $"The data folder '{folder}' cannot be written ({e.Message}). Give this user the right to write it, or name "
        + $"another folder.",
        e);
}
