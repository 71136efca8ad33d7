using System.IO.Compression;
using System.Security.Cryptography;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;

namespace ProgramFlows.Standalone.Backups;

/// <summary>Unpacks a backup and checks that it is one and whole.</summary>
internal sealed class BackupReader(string file)
{
    private const int SumLength = 64;

    /// <summary>Unpacks it into a folder of the caller's.</summary>
    /// <exception cref="IOException">It is missing, no backup, or damaged.</exception>
    public async Task UnpackAsync(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"There is no file '{file}'. Name a file that 'backup' made.");
        }

        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file, cancellationToken).ConfigureAwait(false);
            RequireBackup(archive);
            var sums = await ReadSumsAsync(archive, cancellationToken).ConfigureAwait(false);
            RequireWhole(archive, sums);
            foreach (var entry in archive.Entries)
            {
                await UnpackAsync(entry, folder, sums, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"'{file}' is no backup, or is damaged: {e.Message} Use another backup.", e);
        }

        try
        {
            JournalCopy.Check(Path.Combine(folder, JournalCopy.FileName));
            StoreCopy.Check(folder);
        }
        catch (Exception e) when (e is JournalException or StoreException)
        {
            // What was unpacked will be gone.
            throw new IOException(
                $"{e.Message.Replace(folder, file, StringComparison.Ordinal)} '{file}' was left as it is. Use another "
                + "backup.",
                e);
        }
    }

    private void RequireBackup(ZipArchive archive)
    {
        foreach (var part in (ReadOnlySpan<string>)[JournalCopy.FileName, StoreCopy.FileName])
        {
            if (archive.GetEntry(part) is null)
            {
                throw new IOException($"'{file}' is no backup: it holds no '{part}'. Name a file that 'backup' made.");
            }
        }

        if (archive.Entries.FirstOrDefault(e => !BackupLayout.Knows(e.FullName)) is { } unknown)
        {
            throw new IOException(
                $"'{file}' is no backup: it holds '{unknown.FullName}'. Name a file that 'backup' made.");
        }
    }

    private void RequireWhole(ZipArchive archive, Dictionary<string, string>? sums)
    {
        if (sums?.Keys.FirstOrDefault(name => archive.GetEntry(name) is null) is { } missing)
        {
            throw new IOException(
                $"'{file}' is damaged: '{missing}' was backed up, and is missing in it. Use another backup.");
        }
    }

    /// <summary>Earlier releases wrote none; then journal and store have their own checks.</summary>
    private static async Task<Dictionary<string, string>?> ReadSumsAsync(
        ZipArchive archive, CancellationToken cancellationToken)
    {
        if (archive.GetEntry(BackupLayout.Checksums) is not { } entry)
        {
            return null;
        }

        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length <= SumLength + 2)
            {
                throw new InvalidDataException($"'{BackupLayout.Checksums}' cannot be read.");
            }

            sums[line[(SumLength + 2)..]] = line[..SumLength];
        }

        return sums;
    }

    private async Task UnpackAsync(
        ZipArchiveEntry entry,
        string folder,
        Dictionary<string, string>? sums,
        CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, entry.FullName);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(target)!);
        await using (var source = await entry.OpenAsync(cancellationToken).ConfigureAwait(false))
        {
            await using var stream = OwnerOnly.CreateFile(target);
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
            stream.Position = 0;
            var sum = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            if (sums is not null && entry.FullName != BackupLayout.Checksums
                && sums.GetValueOrDefault(entry.FullName) != Convert.ToHexStringLower(sum))
            {
                throw new IOException(
                    $"'{file}' is damaged: '{entry.FullName}' is not what was backed up. Use another backup.");
            }
        }

        if (entry.FullName is BackupLayout.Checksums or BackupLayout.Notice)
        {
            File.Delete(target);
        }
    }
}
