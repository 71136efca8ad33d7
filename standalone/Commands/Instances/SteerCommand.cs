using System.CommandLine;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Standalone.Control;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary>One operation on one instance of a running installation.</summary>
internal static class SteerCommand
{
    private const int LongestReason = 1_000;

    public static Command Create(ControlOperation operation, string description)
    {
        var id = new Argument<string>("id")
        {
            Description = "The instance's id, as 'instances list' shows it.",
        }.NotEmpty();
        var reason = new Option<string>("--reason")
        {
            Description = "Why; it stands in the history. Name no person.",
            DefaultValueFactory = _ => "operator",
        }.NotEmpty();
        reason.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: > LongestReason }])
            {
                result.AddError($"--reason is longer than {LongestReason:N0} letters. Say it shorter.");
            }
        });
        var data = Options.Folder();
        var name = operation.ToString().ToLowerInvariant();
        var command = new Command(name, description + " The installation must be served.") { id, reason, data };
        command.Does(async (parsed, cancellationToken) =>
        {
            var instance = parsed.GetValue(id)!;
            var request = new ControlRequest(operation, instance, parsed.GetValue(reason)!, Before: null);
            var answer = await ControlSocket.AskAsync(parsed.GetValue(data)!, request, cancellationToken)
                .ConfigureAwait(false);
            return Tell(operation, name, instance, answer);
        });
        return command;
    }

    private static int Tell(ControlOperation operation, string name, string instance, ControlAnswer answer)
    {
        var (result, cycles, _, goesOn) = answer;
        if (result == ControlResult.UnknownInstance)
        {
            return Refuse($"There is no instance '{instance}'. Nothing was changed.");
        }

        if (result == ControlResult.OnItsWay)
        {
            Console.WriteLine($"{name}: on its way; look at it with 'instances show {instance}'.");
            return ExitCode.Done;
        }

        if (result != ControlResult.Done && cycles == 0)
        {
            return Refuse(
                $"'{instance}' is not in a state in which '{name}' applies. Nothing was changed; look at it with "
                + $"'instances show {instance}'.");
        }

        if (goesOn > 0)
        {
            var others = cycles > 0 ? $" So do network cycles of the year; in all {goesOn:N0} go on." : string.Empty;
            return Refuse(
                $"'{instance}' was asked to end and goes on: only an orchestrator that waits for "
                + $"'{OrchestrationClient.CancelRequested.Value}' ends by itself, and it may take its time.{others} "
                + $"Look with 'instances show {instance}'; 'instances terminate {instance}' ends it at once.");
        }

        Console.WriteLine((result == ControlResult.Done, cycles) switch
        {
            (true, 0) => $"{name}: done.",
            (true, _) => $"{name}: done, and with it the {cycles:N0} network cycles that the year started.",
            (false, _) => $"{name}: done for {cycles:N0} network cycles of the year, which itself was not in a state "
                + "in which it applies.",
        });
        if (InstanceIds.IsYear(instance) && WhatStays(operation) is { } stays)
        {
            Console.WriteLine(stays);
        }

        return ExitCode.Done;
    }

    /// <summary>What belongs to a year and is not steered with it.</summary>
    private static string? WhatStays(ControlOperation operation) => operation switch
    {
        ControlOperation.Suspend or ControlOperation.Terminate or ControlOperation.Cancel =>
            $"'{DailyDigest.Id}' goes on: it is every programme's, and reminds of tasks that stay open.",
        ControlOperation.Restart or ControlOperation.Rewind or ControlOperation.Purge =>
            "Its network cycles stay as they are: each is steered by its own id.",
        _ => null,
    };

    private static int Refuse(string sentence)
    {
        StandardOutput.TryWriteError(sentence);
        return ExitCode.Failed;
    }
}
