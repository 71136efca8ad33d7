using System.CommandLine;
using System.Globalization;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances show</c>: one instance and, if wanted, its history.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The instance's id." }.NotEmpty();
        var history = new Option<bool>("--history") { Description = "With everything that happened to it." };
        var data = Options.Folder();
        var command = new Command("show", "Shows an instance. Works while the installation is served.")
        {
            id, history, data,
        };
        command.Tells(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(id)!, parsed.GetValue(history)));
        return command;
    }

    private static int Run(string folder, string id, bool withHistory)
    {
        FolderAdmission.RequireFinished(folder);
        using var journal = JournalInspection.Open(folder);
        Pair.Warn(folder);
        if (journal.Find(id) is not { } state)
        {
            Console.Error.WriteLine($"There is no instance '{id}'. Look for it with 'instances list'.");
            return ExitCode.Failed;
        }

        Show(state);
        foreach (var past in withHistory ? journal.History(id) : [])
        {
            Console.WriteLine(
                $"  {MomentOf(past.At)}  {past.Kind,-26} "
                + $"{(past.TaskId is { } task ? $"#{task} " : "")}{past.Name} {past.Payload}".TrimEnd());
        }

        return ExitCode.Done;
    }

    private static void Show(OrchestrationState state)
    {
        Line("instance", state.InstanceId);
        Line("orchestrator", $"{state.Name} {state.Version}");
        Line("status", state.Status.ToString());
        Line("problem", state.Problem);
        Line("started", MomentOf(state.CreatedAt));
        Line("went on last", MomentOf(state.UpdatedAt));
        Line("ended", state.CompletedAt is { } completed ? MomentOf(completed) : null);
        Line("next timer", state.NextDueAt is { } due ? MomentOf(due) : null);
        Line("started by", state.ParentInstanceId);
        Line("tags", state.Tags.Count == 0 ? null : string.Join(", ", state.Tags.Select(t => $"{t.Key}={t.Value}")));
        Line("shows", state.CustomStatus);
        Line("output", state.Output);
        Line("failure", state.Failure?.ToString());
    }

    private static void Line(string what, string? text)
    {
        if (text is not null)
        {
            Console.WriteLine($"{what,-13} {text}");
        }
    }

    private static string MomentOf(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
