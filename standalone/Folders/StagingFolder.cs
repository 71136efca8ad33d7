using System.Text;

namespace ProgramFlows.Standalone.Folders;

/// <summary>
/// A folder beside where something is to stand, in which it is built and checked first. One process has it at a time;
/// what one that was killed has left there is swept out, and known by a mark that stands in no other folder. It is gone
/// when it is disposed of.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const UnixFileMode ForOwner =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What is held while a process has the folder is also what says whose the folder is: it comes first, goes last.
    private const string MarkName = "programflows-staging";

    private readonly FileStream _mark;

    private StagingFolder(string path, FileStream mark)
    {
        (Path, _mark) = (path, mark);
        WasLeft = mark.Length > 0;
    }

    public string Path { get; }

    /// <summary>Whether a process that was killed had it before.</summary>
    public bool WasLeft { get; }

    /// <summary>A file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Takes a staging folder for this process.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="isInUse">What is said when another process has it.</param>
    /// <param name="instead">What else can be named when something else stands there: <c>another file</c>.</param>
    /// <exception cref="IOException">
    /// Another process has it, it cannot be made, or what stands there is nothing that this program has left.
    /// </exception>
    public static StagingFolder Take(string path, string isInUse, string instead)
    {
        RequireFreeOrLeft(path, instead);
        OwnerOnly.MakeFolder(path);
        CloseToOthers(path, instead);
        var mark = Hold(System.IO.Path.Combine(path, MarkName), isInUse);
        try
        {
            // Looked at again: until the mark was held, anything could have been put there.
            RequireFreeOrLeft(path, instead);
            var folder = new StagingFolder(path, mark);
            folder.Sweep();
            folder.WriteMark();
            return folder;
        }
        catch
        {
            mark.Dispose();
            throw;
        }
    }

    /// <summary>Whether a process that was killed, or one that goes on, has such a folder there.</summary>
    public static bool IsAt(string path) =>
        new DirectoryInfo(path) is { Exists: true, LinkTarget: null }
        && new FileInfo(System.IO.Path.Combine(path, MarkName)) is { Exists: true, LinkTarget: null };

    public void Dispose()
    {
        // The mark goes with the folder, and not before: until then nobody else is let in, and it is known as ours.
        try
        {
            Sweep();
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Whoever needed it has moved it away as a whole.
        }

        _mark.Dispose();
    }

    /// <summary>
    /// Lets nothing, an empty folder, of which nothing can be lost, and a marked one pass; no link is followed.
    /// </summary>
    private static void RequireFreeOrLeft(string path, string instead)
    {
        var folder = new DirectoryInfo(path);
        var isFree = !folder.Exists && !File.Exists(path) && folder.LinkTarget is null;
        try
        {
            if (isFree || IsAt(path)
                || (folder is { Exists: true, LinkTarget: null } && !folder.EnumerateFileSystemInfos().Any()))
            {
                return;
            }
        }
        catch (DirectoryNotFoundException)
        {
            return; // Whoever had it has just removed it.
        }
        catch (UnauthorizedAccessException e)
        {
            throw InTheWay(path, instead, e);
        }

        throw InTheWay(path, instead, null);
    }

    /// <summary>Only its owner can do that to a folder, so that what is another user's is not used either.</summary>
    private static void CloseToOthers(string path, string instead)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, ForOwner);
        }
        catch (UnauthorizedAccessException e)
        {
            throw InTheWay(path, instead, e);
        }
        catch (FileNotFoundException)
        {
            // Whoever had it has just removed it, which is said when the mark cannot be held.
        }
    }

    private static IOException InTheWay(string path, string instead, Exception? e) => new(
        $"'{path}' stands in the way: it is no folder that this program has left. Nothing in it was touched. Move it "
        + $"away, or name {instead}.",
        e);

    private static FileStream Hold(string file, string isInUse)
    {
        try
        {
            var held = OwnerOnly.HoldFile(file);

            // Whoever had it may have removed it, mark and all, between the look and the hold.
            if (File.Exists(file))
            {
                return held;
            }

            held.Dispose();
        }
        catch (IOException e) when (e is DirectoryNotFoundException || File.Exists(file))
        {
            throw new IOException(isInUse, e);
        }

        throw new IOException(isInUse);
    }

    private void WriteMark()
    {
        if (!WasLeft)
        {
            _mark.Write(Encoding.UTF8.GetBytes("Unfinished work of ProgramFlows, which the next try removes.\n"));
            _mark.Flush();
        }
    }

    private void Sweep()
    {
        foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos())
        {
            // Of a link, the link.
            if (entry is DirectoryInfo { LinkTarget: null } folder)
            {
                folder.Delete(recursive: true);
            }
            else if (entry.Name != MarkName)
            {
                entry.Delete();
            }
        }
    }
}
