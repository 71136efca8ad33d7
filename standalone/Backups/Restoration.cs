using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Backups;

/// <summary>
/// Puts a backup into an empty data folder. It is built and checked in a folder inside, which is on the same disk also
/// where the data folder is the root of one, and moved into place at the end, the journal last. One restore at a time
/// goes into a folder, and one that was killed is swept out by the next.
/// </summary>
internal sealed class Restoration(InstallationFolder data, string file)
{
    // Two machines' clocks, and a relay that was under way when the journal was copied.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>Restores.</summary>
    /// <exception cref="IOException">
    /// The folder is not empty or not this command's, or the backup is none or damaged; then the folder is as it was.
    /// </exception>
    public async Task<(DateTimeOffset Reached, int RaisedAgain)> RunAsync(CancellationToken cancellationToken)
    {
        var folder = data.Path;
        var staging = Path.Combine(folder, BackupLayout.RestoreStaging);
        var wasThere = Directory.Exists(folder);
        RequireEmpty(StagingFolder.IsAt(staging));
        try
        {
            OwnerOnly.MakeFolder(folder);
            using var built = StagingFolder.Take(
                staging,
                $"Another process restores into '{folder}'. Wait for it, or name another folder with --data.",
                "another folder with --data");
            RequireEmpty(built.WasLeft);
            SweepHalfMoved();
            await new BackupReader(file).UnpackAsync(built.Path, cancellationToken).ConfigureAwait(false);
            var told = await RaiseAgainAsync(built, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            MoveIntoPlace(built);
            return told;
        }
        finally
        {
            // Nothing is left of a try that failed, and of one that was done it is not empty.
            if (!wasThere && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>Only beside a restore that was killed may anything stand: what it had moved.</summary>
    private void RequireEmpty(bool wasBegun)
    {
        if (!wasBegun && !FolderAdmission.IsEmpty(data.Path, but: BackupLayout.RestoreStaging))
        {
            throw NotEmpty();
        }
    }

    private IOException NotEmpty() => new(
        $"'{data.Path}' is not empty. Name an empty folder with --data, so that nothing is overwritten.");

    /// <summary>
    /// What a restore that was killed while it moved has put there. With a journal it had been done, and everything
    /// belongs to an installation.
    /// </summary>
    private void SweepHalfMoved()
    {
        if (File.Exists(Path.Combine(data.Path, JournalCopy.FileName)))
        {
            throw NotEmpty();
        }

        foreach (var part in BackupLayout.Parts)
        {
            File.Delete(Path.Combine(data.Path, part));
        }

        foreach (var folder in new[] { data.Mail, data.Evidence }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(DateTimeOffset Reached, int RaisedAgain)> RaiseAgainAsync(
        StagingFolder built, CancellationToken cancellationToken)
    {
        var folder = new InstallationFolder(built.Path);
        await using var installation = await Installation.OpenAsync(
            folder, TimeProvider.System, folder.SettingsWithoutMessages()).ConfigureAwait(false);
        if (InstallationMark.Read(folder.Path) is { Kind: InstallationKind.Real })
        {
            // The original may still run, and its people must not hear from both.
            await installation.Services.GetRequiredService<IChannelDesk>()
                .HoldAllAsync(ChannelRules.Restored, TimeProvider.System.GetUtcNow(), cancellationToken)
                .ConfigureAwait(false);
        }

        var reached = installation.Engine.LastMoment;
        var after = reached - (reached > DateTimeOffset.MinValue + Margin ? Margin : TimeSpan.Zero);
        return (reached, await installation.Store.RaiseAgainAsync(after, cancellationToken).ConfigureAwait(false));
    }

    private void MoveIntoPlace(StagingFolder built)
    {
        var from = new InstallationFolder(built.Path);
        foreach (var (folder, to) in new[] { (from.Mail, data.Mail), (from.Evidence, data.Evidence) })
        {
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, to);
            }
        }

        foreach (var part in BackupLayout.Parts.Reverse().Where(p => File.Exists(built[p])))
        {
            File.Move(built[part], Path.Combine(data.Path, part), overwrite: false);
        }
    }
}
