using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Standalone.Backups;

/// <summary>Writes a data folder into one file, which is not there before it was read again and is whole.</summary>
internal sealed class BackupWriter(InstallationFolder data, string file)
{
    private const string Unfinished = "backup.zip";

    private readonly SortedDictionary<string, string> _checksums = new(StringComparer.Ordinal);

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">
    /// The folder holds nothing or something damaged, or the file cannot be written; then there is no such file.
    /// </exception>
    public async Task<WrittenBackup> WriteAsync(CancellationToken cancellationToken)
    {
        FolderAdmission.RequireFinished(data.Path);
        var pair = await DiskWait.ForAsync(() => Pair.Of(data.Path), cancellationToken).ConfigureAwait(false);
        pair.Require(data.Path);
        RequireSourceAndTarget();
        using var staging = StagingFolder.Take(
            $"{file}.part",
            $"'{file}' is being written by another process. Wait for it, or name another file.",
            "another file");

        var histories =
            await DiskWait.ForAsync(() => CopyAndCheck(staging), cancellationToken).ConfigureAwait(false);
        var (messages, files) = await PackAsync(staging, cancellationToken).ConfigureAwait(false);
        await ReadAgainAsync(staging[Unfinished], cancellationToken).ConfigureAwait(false);
        try
        {
            File.Move(staging[Unfinished], file, overwrite: false);
        }
        catch (IOException e) when (File.Exists(file))
        {
            throw Exists(e);
        }

        return new WrittenBackup(new FileInfo(file).Length, histories, messages, files);
    }

    private void RequireSourceAndTarget()
    {
        if (!File.Exists(Path.Combine(data.Path, JournalCopy.FileName)))
        {
            throw new IOException($"There is nothing in '{data.Path}' to back up. Name the data folder with --data.");
        }

        if (Directory.Exists(file))
        {
            throw new IOException($"'{file}' is a folder. Name a file that does not exist yet.");
        }

        if (File.Exists(file))
        {
            throw Exists(null);
        }

        if (Path.GetDirectoryName(file) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new IOException($"There is no folder '{folder}'. Make it, or name another file.");
        }
    }

    private IOException Exists(Exception? e) =>
        new($"'{file}' exists. Name another file, so that no backup is overwritten.", e);

    private long CopyAndCheck(StagingFolder staging)
    {
        try
        {
            // The journal first: what the store knows and an older journal does not is raised again after a restore.
            JournalCopy.Make(data.Path, staging[JournalCopy.FileName]);
            StoreCopy.Make(data.Path, staging[StoreCopy.FileName]);
            OwnerOnly.Mend(staging.Path);
            var histories = Check(staging);
            StoreCopy.RemoveSecrets(staging[StoreCopy.FileName]);
            return histories;
        }
        catch (Exception e) when (e is JournalException or StoreException)
        {
            throw new IOException($"{e.Message} No backup was written.", e);
        }
    }

    /// <summary>
    /// Checks the copies as they were copied: what takes the secrets out would mend an index and hide that it was
    /// damaged. What is wrong with a copy is wrong with what was copied, and the copy will be gone.
    /// </summary>
    private long Check(StagingFolder staging)
    {
        try
        {
            StoreCopy.Check(staging.Path);
            using var journal = JournalInspection.Open(staging.Path);
            return journal.Verify();
        }
        catch (Exception e) when (e is JournalException or StoreException)
        {
            throw new IOException(
                $"{e.Message.Replace(staging.Path, data.Path, StringComparison.Ordinal)} No backup was written.", e);
        }
    }

    private async Task<(int Messages, int Files)> PackAsync(StagingFolder staging, CancellationToken cancellationToken)
    {
        var (messages, files) = (0, 0);
        await using var stream = OwnerOnly.CreateFile(staging[Unfinished]);
        await using (var archive = await ZipArchive.CreateAsync(
            stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken)
            .ConfigureAwait(false))
        {
            await AddTextAsync(archive, BackupLayout.Notice, BackupLayout.NoticeText, cancellationToken)
                .ConfigureAwait(false);
            InstallationMark.Read(data.Path)!.Replace(staging.Path);
            foreach (var part in BackupLayout.Parts)
            {
                await using var source = File.OpenRead(staging[part]);
                await AddAsync(archive, part, source, cancellationToken).ConfigureAwait(false);
            }

            foreach (var mail in FilesIn(data.Mail, $"*{BackupLayout.MailEnd}"))
            {
                messages += await AddFileAsync(archive, BackupLayout.MailFolder, mail, cancellationToken)
                    .ConfigureAwait(false) ? 1 : 0;
            }

            // After the store, so that every file is there that it names.
            foreach (var kept in FilesIn(data.Evidence, "*")
                .Where(f => EvidenceId.Read(Path.GetFileName(f)) is not null))
            {
                files += await AddFileAsync(archive, BackupLayout.EvidenceFolder, kept, cancellationToken)
                    .ConfigureAwait(false) ? 1 : 0;
            }

            var sums = string.Concat(_checksums.Select(c => $"{c.Value}  {c.Key}\n"));
            await AddTextAsync(archive, BackupLayout.Checksums, sums, cancellationToken).ConfigureAwait(false);
        }

        stream.Flush(flushToDisk: true);
        return (messages, files);
    }

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    private async Task<bool> AddFileAsync(
        ZipArchive archive, string folder, string file, CancellationToken cancellationToken)
    {
        FileStream source;
        try
        {
            source = File.OpenRead(file);
        }
        catch (FileNotFoundException)
        {
            return false; // Removed meanwhile: a message to make room, a file that no answer names.
        }

        await using (source)
        {
            await AddAsync(archive, folder + Path.GetFileName(file), source, cancellationToken)
                .ConfigureAwait(false);
        }

        return true;
    }

    private async Task AddTextAsync(
        ZipArchive archive, string name, string text, CancellationToken cancellationToken)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await AddAsync(archive, name, source, cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(
        ZipArchive archive, string name, Stream source, CancellationToken cancellationToken)
    {
        var sum = await SHA256.HashDataAsync(source, cancellationToken).ConfigureAwait(false);
        source.Position = 0;
        await using var target = await archive.CreateEntry(name).OpenAsync(cancellationToken).ConfigureAwait(false);
        await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        _checksums[name] = Convert.ToHexStringLower(sum);
    }

    private async Task ReadAgainAsync(string written, CancellationToken cancellationToken)
    {
        await using var archive = await ZipFile.OpenReadAsync(written, cancellationToken).ConfigureAwait(false);
        foreach (var (name, sum) in _checksums)
        {
            await using var stream =
                await archive.GetEntry(name)!.OpenAsync(cancellationToken).ConfigureAwait(false);
            var read = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            if (Convert.ToHexStringLower(read) != sum)
            {
                throw new IOException(
                    $"'{name}' reads from the new '{file}' otherwise than it was written. No backup was written. Look "
                    + "at the disk, or name a file on another one.");
            }
        }
    }
}
