using System.CommandLine;
using ProgramFlows.Standalone.Backups;
using ProgramFlows.Standalone.Folders;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>restore</c>: a backup into an empty folder, checked.</summary>
internal static class RestoreCommand
{
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
                RunAsync(new InstallationFolder(parsed.GetValue(data)!), parsed.GetValue(file)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallationFolder data, string file, CancellationToken cancellationToken)
    {
        var (reached, again) = await new Restoration(data, file).RunAsync(cancellationToken).ConfigureAwait(false);
        Console.WriteLine(
            $"Restored '{file}' to '{data.Path}'. The journal reaches to {reached:yyyy-MM-dd HH:mm} UTC; "
            + $"{again} event(s) of the last hour before it and after are raised again. 'serve' goes on from there."
            + (InstallationMark.Read(data.Path) is { Kind: InstallationKind.Real }
                ? " No message goes out until 'channels release': the original may still run."
                : string.Empty));
        return ExitCode.Done;
    }
}
