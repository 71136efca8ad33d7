using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Backups;

namespace ProgramFlows.Standalone.Folders;

/// <summary>
/// Which command may work with which data folder. A folder is made only where that was asked for, simulated people and
/// real ones never meet, and a folder that holds something else is nobody's.
/// </summary>
internal static class FolderAdmission
{
    private const int MostNamed = 3;
    private const int MostLookedAt = 200;

    // What a disk that was just formatted holds.
    private const string LostAndFound = "lost+found";

    /// <summary>Lets a command for real installations in.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="isNew">Whether a new installation was asked for.</param>
    /// <exception cref="IOException">It is not such a folder; the message says what it is and what to do.</exception>
    public static void AdmitReal(InstallationFolder data, bool isNew)
    {
        var folder = data.Path;
        RequireFinished(folder);
        var mark = InstallationMark.Read(folder);
        if (mark is not null and not { Kind: InstallationKind.Real })
        {
            throw IsNot(folder, mark, "Name the folder of a real installation with --data.");
        }

        var isThere = mark is not null && !IsBarelyBegun(folder);
        if (isThere && isNew)
        {
            throw new IOException(
                $"There is an installation in '{folder}' already. Leave --new out, or name another folder with "
                + "--data.");
        }

        if (!isThere && !isNew)
        {
            throw new IOException(
                $"There is no installation in '{folder}'.{NearBy(folder)} Name its folder with --data, or give --new "
                + $"to make one in '{folder}'.");
        }

        Admit(folder, mark, () => new InstallationMark(InstallationKind.Real));
    }

    /// <summary>Lets a demo or a rehearsal in, to begin or to go on.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="begun">What a year that is begun now follows from; asked for in an empty folder only.</param>
    /// <returns>What it is and follows from.</returns>
    /// <exception cref="IOException">It is not such a folder; the message says what it is and what to do.</exception>
    public static InstallationMark AdmitSimulated(
        InstallationFolder data, InstallationKind kind, Func<SimulatedYear> begun)
    {
        var folder = data.Path;
        RequireFinished(folder);
        var mark = InstallationMark.Read(folder);
        return mark is null || mark.Kind == kind
            ? Admit(folder, mark, () => new InstallationMark(kind, begun()))
            : throw IsNot(folder, mark, "Name an empty folder with --data.");
    }

    /// <summary>Refuses a folder into which a restore was begun and not finished.</summary>
    /// <exception cref="IOException">It is one.</exception>
    public static void RequireFinished(string folder)
    {
        if (StagingFolder.IsAt(Path.Combine(folder, BackupLayout.RestoreStaging)))
        {
            throw new IOException(
                $"A restore into '{folder}' was not finished. Run 'restore' into it again.");
        }
    }

    /// <summary>Whether nothing has been put into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="but">What may be in it all the same.</param>
    public static bool IsEmpty(string folder, string? but = null) => !Directory.Exists(folder)
        || Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName)
            .All(name => name is LostAndFound || name == but);

    private static InstallationMark Admit(string folder, InstallationMark? mark, Func<InstallationMark> begun)
    {
        if (mark is not null)
        {
            return mark;
        }

        if (!IsEmpty(folder))
        {
            throw new IOException(
                $"'{folder}' is not empty and holds no installation. Name an empty folder with --data, so that nothing "
                + "in it is touched.");
        }

        var made = begun();
        try
        {
            OwnerOnly.MakeFolder(folder);
            if (made.TryPut(folder))
            {
                return made;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The data folder '{folder}' cannot be written ({e.Message}). Give this user the right to write it, "
                + "or name another folder.",
                e);
        }

        throw new IOException(
            $"The data folder '{folder}' is in use by another process. Stop that process, or name another folder.");
    }

    /// <summary>Marked, and stopped before there was anything else.</summary>
    private static bool IsBarelyBegun(string folder) =>
        Directory.EnumerateFiles(folder, "*.db").FirstOrDefault() is null;

    private static IOException IsNot(string folder, InstallationMark mark, string remedy) => new(
        $"'{folder}' holds a {(mark.Kind == InstallationKind.Real ? "real installation" : NameOf(mark.Kind))}. {remedy}"
        + (mark.Kind == InstallationKind.Demo ? $" 'demo --data {folder}' goes on with this one." : string.Empty));

    private static string NameOf(InstallationKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Folders that hold an installation, beside the one that was named, above it and in it.</summary>
    private static string NearBy(string folder)
    {
        var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var found = new[] { above, folder }.OfType<string>()
            .Where(Directory.Exists)
            .SelectMany(f => FoldersIn(f).Prepend(f))
            .Where(f => File.Exists(Path.Combine(f, JournalCopy.FileName)))
            .Distinct()
            .Select(f => $"'{AsGiven(f, folder)}'")
            .Order(StringComparer.Ordinal)
            .Take(MostNamed + 1)
            .ToList();
        return found switch
        {
            [] => string.Empty,
            [var one] => $" There is one in {one}.",
            { Count: > MostNamed } => $" There are some in {string.Join(", ", found.Take(MostNamed))} and elsewhere.",
            _ => $" There are some in {string.Join(", ", found)}.",
        };
    }

    private static IEnumerable<string> FoldersIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Take(MostLookedAt)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string AsGiven(string found, string folder) =>
        Path.IsPathRooted(folder) ? Path.GetFullPath(found) : Path.GetRelativePath(".", found);
}
