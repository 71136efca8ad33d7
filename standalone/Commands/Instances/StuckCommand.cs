using System.CommandLine;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances stuck</c>: what should have gone on and has not, and what is blocked.</summary>
internal static class StuckCommand
{
    private const int MostBlocked = 1_000;
    private const int MinutesOfAYear = 525_600;

    public static Command Create()
    {
        var patience = Options.Number(
            "--minutes", "How many minutes after its time an event may still come.", 5, 0, MinutesOfAYear);
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
        FolderAdmission.RequireFinished(folder);
        using var journal = JournalInspection.Open(folder);
        Pair.Of(folder).Require(folder);
        var blocked = journal.Page(
            new OrchestrationQuery { Statuses = [OrchestrationStatus.Blocked], PageSize = MostBlocked }).Items;
        var now = TimeProvider.System.GetUtcNow();
        var stuck = journal.Stuck(now, patience);
        foreach (var state in blocked)
        {
            Console.WriteLine($"blocked  {state.InstanceId}: {state.Problem}");
        }

        foreach (var (id, expected, since) in stuck)
        {
            Console.WriteLine($"stuck    {id}: {What(expected)} since {since:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        }

        var count = stuck.Count + CountAbsurdDigest(journal, now);
        Console.WriteLine($"{blocked.Count:N0} blocked, {count:N0} stuck.");
        return TellOfClock(journal, now) && blocked.Count + count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static int CountAbsurdDigest(JournalInspection journal, DateTimeOffset now)
    {
        if (journal.Find(DailyDigest.Id) is not { } digest || !DigestPatience.IsAbsurd(digest, now))
        {
            return 0;
        }

        Console.WriteLine(
            $"stuck    {digest.InstanceId}: its next morning is {digest.NextDueAt:yyyy-MM-dd}, and nobody hears "
            + "anything until then. Terminate and restart it: it then begins with the next working morning.");
        return 1;
    }

    /// <summary>False when the engine is held, or would be at its next start, since the clock is far off.</summary>
    private static bool TellOfClock(JournalInspection journal, DateTimeOffset now)
    {
        var known = journal.LastMoment;
        if (known == DateTimeOffset.MinValue || (now - known).Duration() <= EngineOptions.UsualLeap)
        {
            return true;
        }

        Console.WriteLine(
            $"clock    this machine shows {now:yyyy-MM-dd HH:mm} UTC, and the last moment known is "
            + $"{known:yyyy-MM-dd HH:mm}: the engine has not run since, or is held.");
        return false;
    }

    private static string What(ExpectedEvent expected) => expected switch
    {
        ExpectedEvent.TimerFires => "its timer has been due",
        ExpectedEvent.InboxIsRead => "a message has been waiting for it",
        _ => "an activity has not answered",
    };
}
