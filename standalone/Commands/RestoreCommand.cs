using System.CommandLine;
using System.IO.Compression;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>restore</c>: a backup into an empty folder, checked.</summary>
internal static class RestoreCommand
{
    // Two machines' clocks, and a relay that was under way when the journal was copied.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder; it must be empty.",
            DefaultValueFactory = _ => InstallationFolder.Default,
        }.NotEmpty();
        var file = new Argument<string>("file.zip") { Description = "A file made by 'backup'." }.NotEmpty();
        var command = new Command("restore", "Puts a backup into an empty data folder and checks it.") { file, data };
        command.Does(
            (parsed, cancellationToken) =>
                RunAsync(new InstallationFolder(parsed.GetValue(data)), parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallationFolder data, string file, CancellationToken cancellationToken)
    {
        if (!data.IsEmpty)
        {
            throw new IOException(
                $"'{data.Path}' is not empty. Name an empty folder with --data, so that nothing is overwritten.");
        }

        try
        {
            await UnpackAsync(file, data, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // It was empty before; what a bad backup left there would only stand in the way of a good one.
            if (Directory.Exists(data.Path))
            {
                Directory.Delete(data.Path, recursive: true);
            }

            throw;
        }

        await using var installation = await Installation.OpenAsync(
            data, TimeProvider.System, s => s.AddEmailFolder(new EmailFolderOptions { Folder = data.Mail }))
                .ConfigureAwait(false);
        var after = installation.Engine.LastMoment - (
            installation.Engine.LastMoment > DateTimeOffset.MinValue + Margin ? Margin : TimeSpan.Zero);
        var again = await installation.Store.RaiseAgainAsync(after, cancellationToken).ConfigureAwait(false);
        Console.WriteLine(
            $"Restored '{file}' to '{data.Path}'. The journal reaches to "
            + $"{installation.Engine.LastMoment:yyyy-MM-dd HH:mm} UTC; "
            + $"{again} event(s) of the last hour before it and after are raised again. 'serve' goes on from there.");
        return ExitCode.Done;
    }

    private static async Task UnpackAsync(string file, InstallationFolder data, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new IOException($"There is no file '{file}'. Name a file that 'backup' made.");
        }

        try
        {
            await ZipFile.ExtractToDirectoryAsync(file, data.Path!, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"'{file}' is no backup, or is damaged: {e.Message} Use another backup.", e);
        }

        foreach (var part in (ReadOnlySpan<string>)[JournalCopy.FileName, StoreCopy.FileName])
        {
            if (!File.Exists(Path.Combine(data.Path!, part)))
            {
                throw new IOException($"'{file}' is no backup: it holds no '{part}'. Name a file that 'backup' made.");
            }
        }

        JournalCopy.Check(Path.Combine(data.Path!, JournalCopy.FileName));
    }
}
