using System.Runtime.CompilerServices;
using ProgramFlows.Adapters.Evidence.Cleaning;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Adapters.Evidence.Folder;

/// <summary>
/// Files in a folder, named after their ids. One appears whole or not at all, and only the user who keeps them can read
/// them.
/// </summary>
internal sealed class EvidenceFolder(EvidenceFolderOptions options, Cleaner cleaner, TimeProvider clock)
    : IEvidenceFiles
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<EvidenceIntake> TakeInAsync(
        EvidenceId id, Stream came, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(came);
        return await SaidAsync(async () =>
        {
            MakeFolder();
            var unfinished = $"{FileOf(id)}.part";
            try
            {
                EvidenceIntake taken;
                await using (var kept = Create(unfinished))
                {
                    taken = await cleaner.CleanAsync(came, kept, cancellationToken).ConfigureAwait(false);
                    kept.Flush(flushToDisk: true);
                }

                if (taken.File is not null)
                {
                    // The moment that a sweep goes by is the program's, as everywhere.
                    File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
                    File.Move(unfinished, FileOf(id), overwrite: true);
                }

                return taken;
            }
            finally
            {
                File.Delete(unfinished);
            }
        }).ConfigureAwait(false);
    }

    public Task<Stream?> OpenAsync(EvidenceId id, CancellationToken cancellationToken) => SaidAsync(() =>
    {
        var file = FileOf(id);
        return Task.FromResult<Stream?>(File.Exists(file)
            ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            : null);
    });

    public Task RemoveAsync(EvidenceId id, CancellationToken cancellationToken) => SaidAsync(() =>
    {
        if (Directory.Exists(options.Folder))
        {
            File.Delete(FileOf(id));
        }

        return Task.FromResult(true);
    });

    public async IAsyncEnumerable<EvidenceId> KeptBeforeAsync(
        DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(options.Folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EvidenceId.Read(Path.GetFileName(file)) is { } id
                && File.GetLastWriteTimeUtc(file) < moment.UtcDateTime)
            {
                yield return id;
            }
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private string FileOf(EvidenceId id) => Path.Combine(options.Folder, id.Value);

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(options.Folder);
            return;
        }

        Directory.CreateDirectory(options.Folder, OwnersFile | UnixFileMode.UserExecute);
    }

    private static FileStream Create(string file)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnersFile;
        }

        return new FileStream(file, how);
    }

    private async Task<T> SaidAsync<T>(Func<Task<T>> does)
    {
        try
        {
            return await does().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"Files of evidence cannot be reached in '{options.Folder}': {e.Message} Give this user the right to "
                + "read and write there, and look whether the disk is full.",
                e);
        }
    }
}
