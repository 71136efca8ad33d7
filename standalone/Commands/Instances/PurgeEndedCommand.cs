using System.CommandLine;
using ProgramFlows.Standalone.Control;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances purge-ended</c>: retention, counted from completion.</summary>
internal static class PurgeEndedCommand
{
    public static Command Create()
    {
        var before = MomentOption.Create("--before", "Removes what ended before this.");
        before.Required = true;
        var data = Options.Folder();
        var command = new Command(
            "purge-ended",
            "Removes instances that ended before a moment, with their histories. The installation must be served.")
        {
            before, data,
        };
        command.Does(async (parsed, cancellationToken) =>
        {
            var request = new ControlRequest(
                ControlOperation.PurgeEnded, null, "retention", parsed.GetValue(before));
            var answer = await ControlSocket.AskAsync(parsed.GetValue(data)!, request, cancellationToken)
                .ConfigureAwait(false);
            Console.WriteLine($"{answer.Count:N0} instance(s) removed.");
            return ExitCode.Done;
        });
        return command;
    }
}
