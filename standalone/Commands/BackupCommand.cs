using System.CommandLine;
using ProgramFlows.Standalone.Backups;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>backup</c>: journal, store and messages as one file.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var data = Options.Folder();
        var file = new Argument<string>("file.zip") { Description = "Where to; it must not exist yet." }.NotEmpty();
        var command = new Command(
            "backup",
            "Copies the data folder into one file, also while it is served, and reads it again. The file holds "
            + "personal data.")
        {
            file, data,
        };
        command.Does(
            (parsed, cancellationToken) =>
                RunAsync(new InstallationFolder(parsed.GetValue(data)!), parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallationFolder data, string file, CancellationToken cancellationToken)
    {
        var written = await new BackupWriter(data, file).WriteAsync(cancellationToken).ConfigureAwait(false);
        Console.WriteLine(
            $"Backed up '{data.Path}' to '{file}' ({written.Bytes / 1_000_000.0:N1} MB). Read again and whole: "
            + $"{written.Histories:N0} histories, {written.Messages:N0} messages, {written.Files:N0} files.");
        Console.WriteLine(
            "It holds personal data: names, addresses, messages and files. Keep it where only those who may see them "
            + "can reach it. No key of sessions is in it: after a restore, everybody signs in again.");
        return ExitCode.Done;
    }
}
