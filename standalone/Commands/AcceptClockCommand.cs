using System.CommandLine;
using ProgramFlows.Standalone.Control;
using ProgramFlows.Standalone.Pairs;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>accept-clock</c>: an operator's word that the machine's clock is right.</summary>
internal static class AcceptClockCommand
{
    public static Command Create()
    {
        var data = Options.Folder();
        var command = new Command(
            "accept-clock",
            "Says that this machine's clock is right, where an installation is held since the clock is far from the "
            + "last moment known. Works while it is served, and while it is not.")
        {
            data,
        };
        command.Does((parsed, cancellationToken) =>
            RunAsync(new InstallationFolder(parsed.GetValue(data)!), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallationFolder data, CancellationToken cancellationToken)
    {
        if (await ControlSocket.TryAcceptClockAsync(data.Path, cancellationToken).ConfigureAwait(false))
        {
            return Tell();
        }

        if (Pair.Of(data.Path) is { Journal: null, Store: null })
        {
            throw new IOException($"There is no installation in '{data.Path}'. Name the data folder with --data.");
        }

        await using var installation = await Installation.OpenAsync(
            data, TimeProvider.System, data.Settings()).ConfigureAwait(false);
        installation.Engine.AcceptClock();
        return Tell();
    }

    private static int Tell()
    {
        Console.WriteLine(
            $"Taken as right: {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC. What is due by then fires; "
            + "mornings that were missed are not made up for, the next message tells everything.");
        return ExitCode.Done;
    }
}
