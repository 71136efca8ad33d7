using System.CommandLine;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances stuck</c>: what should have gone on and has not, and what is blocked.</summary>
internal static class StuckCommand
{
    private const int MostBlocked = 1_000;
    private const int MinutesOfAYear = 525_600;

    public static Command Create()
    {
        var patience = Options.Number(
            "--minutes", "How many minutes after its time a happening may still come.", 5, 0, MinutesOfAYear);
        var data = Options.Folder();
        var command = new Command(
            "stuck",
            "Lists blocked instances and those whose timer, message or activity is overdue. Exit code 1 if there is "
            + "any. "
            + "An instance that waits for a person is not stuck.")
        {
            patience, data,
        };
        command.Tells(parsed => Run(parsed.GetValue(data)!, TimeSpan.FromMinutes(parsed.GetValue(patience))));
        return command;
    }

    private static int Run(string folder, TimeSpan patience)
    {
        using var journal = JournalInspection.Open(folder);
        var blocked = journal.Page(
            new OrchestrationQuery { Statuses = [OrchestrationStatus.Blocked], PageSize = MostBlocked }).Items;
        var stuck = journal.Stuck(TimeProvider.System.GetUtcNow(), patience);
        foreach (var state in blocked)
        {
            Console.WriteLine($"blocked  {state.InstanceId}: {state.Problem}");
        }

        foreach (var (id, expected, since) in stuck)
        {
            Console.WriteLine($"stuck    {id}: {What(expected)} since {since:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        Console.WriteLine($"{blocked.Count:N0} blocked, {stuck.Count:N0} stuck.");
        return blocked.Count + stuck.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string What(ExpectedHappening expected) => expected switch
    {
        ExpectedHappening.TimerFires => "its timer has been due",
        ExpectedHappening.MessageIsTaken => "a message has been waiting for it",
        _ => "an activity has not answered",
    };
}
