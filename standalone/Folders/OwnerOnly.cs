using System.Runtime.Versioning;

namespace ProgramFlows.Standalone.Folders;

/// <summary>
/// Files and folders for the user who made them and for nobody else: they hold names, addresses and the keys of
/// sessions. On Windows a folder has the rights of the one above it, and nothing is changed.
/// </summary>
internal static class OwnerOnly
{
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>A new file, or an emptied one.</summary>
    public static FileStream CreateFile(string path) => Open(path, FileMode.Create, FileShare.Read);

    /// <summary>A file that is not there yet.</summary>
    /// <exception cref="IOException">It is there, or cannot be made.</exception>
    public static FileStream CreateNewFile(string path) => Open(path, FileMode.CreateNew, FileShare.Read);

    /// <summary>A file that is there or is made, for this process alone while it is open.</summary>
    /// <exception cref="IOException">Another process holds it, or it cannot be made.</exception>
    public static FileStream HoldFile(string path) => Open(path, FileMode.OpenOrCreate, FileShare.None);

    /// <summary>A folder, and those above it that are missing; one that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>Takes from all other users what they could do with a folder and what is in it.</summary>
    /// <returns>Whether others could enter the folder.</returns>
    /// <exception cref="IOException">They still can.</exception>
    public static bool Mend(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var top = new DirectoryInfo(folder);
        var wasOpen = IsWider(top);
        Narrow(top);
        foreach (var entry in top.EnumerateFileSystemInfos())
        {
            var isOpen = IsWider(entry);
            Narrow(entry);

            // A folder that was closed has kept others from what is in it.
            if ((isOpen || wasOpen) && entry is DirectoryInfo { LinkTarget: null } inner)
            {
                foreach (var below in inner.EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
                {
                    Narrow(below);
                }
            }
        }

        return wasOpen;
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OfFile;
        }

        return new FileStream(path, options);
    }

    private static bool IsWider(FileSystemInfo entry) =>
        (entry.UnixFileMode & ~OfFolder) != UnixFileMode.None && entry.LinkTarget is null;

    [UnsupportedOSPlatform("windows")]
    private static void Narrow(FileSystemInfo entry)
    {
        try
        {
            if (!IsWider(entry))
            {
                return;
            }

            entry.UnixFileMode = entry is DirectoryInfo ? OfFolder : OfFile;
            entry.Refresh();
            if (!IsWider(entry))
            {
                return;
            }
        }
        catch (FileNotFoundException)
        {
            return; // It came and went.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(entry, e);
        }

        throw Refusal(entry, null);
    }

    private static IOException Refusal(FileSystemInfo entry, Exception? e) => new(
        $"Other users can read '{entry.FullName}', and this user cannot take that from them"
        + $"{(e is null ? string.Empty : $" ({e.Message.TrimEnd('.')})")}. Let its owner run 'chmod -R go=' on the "
        + "data folder, or mount its disk with umask=077.",
        e);
}
