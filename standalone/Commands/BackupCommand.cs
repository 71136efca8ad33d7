using System.CommandLine;
using System.IO.Compression;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Pairs;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>backup</c>: journal, store and messages as one file.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = Options.Folder();
        var file = new Argument<string>("file.zip") { Description = "Where to; it must not exist yet." }.NotEmpty();
        var command =
            new Command("backup", "Copies the data folder into one file, also while it is served.") { file, data };
        command.Does(
            (parsed, cancellationToken) =>
                RunAsync(new InstallationFolder(parsed.GetValue(data)), parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallationFolder data, string file, CancellationToken cancellationToken)
    {
        Pair.Of(data.Path!).Require(data.Path!);
        if (!File.Exists(Path.Combine(data.Path!, JournalCopy.FileName)))
        {
            throw new IOException($"There is nothing in '{data.Path}' to back up. Name the data folder with --data.");
        }

        if (File.Exists(file))
        {
            throw new IOException($"'{file}' exists. Name another file, so that no backup is overwritten.");
        }

        var unfinished = $"{file}.part";
        var copies = Directory.CreateTempSubdirectory("programflows-backup-").FullName;
        try
        {
            // The journal first: what the store knows and an older journal does not is raised again after a restore.
            JournalCopy.Make(data.Path!, Path.Combine(copies, JournalCopy.FileName));
            StoreCopy.Make(data.Path!, Path.Combine(copies, StoreCopy.FileName));
            await ZipFile.CreateFromDirectoryAsync(copies, unfinished, cancellationToken).ConfigureAwait(false);
            if (Directory.Exists(data.Mail))
            {
                await AddMailAsync(unfinished, data.Mail, cancellationToken).ConfigureAwait(false);
            }

            File.Move(unfinished, file);
        }
        finally
        {
            File.Delete(unfinished);
            Directory.Delete(copies, recursive: true);
        }

        Console.WriteLine($"Backed up '{data.Path}' to '{file}' ({new FileInfo(file).Length / 1_000_000.0:N1} MB).");
        return ExitCode.Done;
    }

    private static async Task AddMailAsync(string zip, string mail, CancellationToken cancellationToken)
    {
        await using var archive =
            await ZipFile.OpenAsync(zip, ZipArchiveMode.Update, cancellationToken).ConfigureAwait(false);
        foreach (var message in Directory.EnumerateFiles(mail, "*.eml"))
        {
            await archive.CreateEntryFromFileAsync(
                message, $"mail/{Path.GetFileName(message)}", cancellationToken).ConfigureAwait(false);
        }
    }
}
