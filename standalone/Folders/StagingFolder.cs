namespace ProgramFlows.Standalone.Folders;

/// <summary>
/// A folder beside where something is to stand, in which it is built and checked first. One process has it at a time;
/// what one that was killed has left there is swept out. It is gone when it is disposed of.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private StagingFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>A file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Takes a staging folder for this process.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="isInUse">What is said when another process has it.</param>
    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    public static StagingFolder Take(string path, string isInUse)
    {
        // Earlier releases left a file of this name.
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        OwnerOnly.MakeFolder(path);
        var folder = new StagingFolder(path, Hold(System.IO.Path.Combine(path, LockName), isInUse));
        folder.Sweep();
        return folder;
    }

    public void Dispose()
    {
        // The lock goes with the folder, and not before: until then nobody else is let in.
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Whoever needed it has moved it away as a whole.
        }

        _lock.Dispose();
    }

    private static FileStream Hold(string file, string isInUse)
    {
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // Whoever had it may have removed it, lock and all, between the look and the hold.
            if (File.Exists(file))
            {
                return held;
            }

            held.Dispose();
        }
        catch (IOException e) when (e is not DirectoryNotFoundException && File.Exists(file))
        {
            throw new IOException(isInUse, e);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new IOException(isInUse, e);
        }

        throw new IOException(isInUse);
    }

    private void Sweep()
    {
        foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else if (entry.Name != LockName)
            {
                entry.Delete();
            }
        }
    }
}
