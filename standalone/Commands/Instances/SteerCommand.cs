using System.CommandLine;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Standalone.Control;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary>One operation on one instance of a running installation.</summary>
internal static class SteerCommand
{
    public static Command Create(ControlOperation operation, string description)
    {
        var id = new Argument<string>("id") { Description = "The instance's id, as 'instances list' shows it." };
        var reason = new Option<string>("--reason")
        {
            Description = "Why; it stands in the history. Name no person.",
            DefaultValueFactory = _ => "operator",
        };
        var data = Options.Folder();
        var name = operation.ToString().ToLowerInvariant();
        var command = new Command(name, description + " The installation must be served.") { id, reason, data };
        command.Does(async (parsed, cancellationToken) =>
        {
            var instance = parsed.GetValue(id)!;
            var request = new ControlRequest(operation, instance, parsed.GetValue(reason)!, Before: null);
            var answer = await ControlSocket.AskAsync(parsed.GetValue(data)!, request, cancellationToken)
                .ConfigureAwait(false);
            Console.WriteLine(answer.Result switch
            {
                ControlResult.Done => $"{name}: done.",
                ControlResult.OnItsWay => $"{name}: on its way; look at it with 'instances show {instance}'.",
                ControlResult.UnknownInstance => $"There is no instance '{instance}'. Nothing was changed.",
                _ => $"'{instance}' is not in a state in which '{name}' applies. Nothing was changed; "
                    + $"look at it with 'instances show {instance}'.",
            });
            return answer.Result is ControlResult.Done or ControlResult.OnItsWay ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
