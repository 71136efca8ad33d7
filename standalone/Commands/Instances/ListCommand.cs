using System.CommandLine;
using System.Globalization;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances list</c>: instances by name, status, tag, time and prefix, a page at a time.</summary>
internal static class ListCommand
{
    private const int LargestPage = 1_000;

    private static readonly Option<string?> Name =
        new("--name") { Description = "Only this orchestrator, such as TaskFollowUp." };

    private static readonly Option<OrchestrationStatus[]> Status = new("--status")
    {
        Description = "Only these statuses.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Prefix = new("--prefix") { Description = "Only ids that begin so." };

    private static readonly Option<string[]> Tag = new("--tag") { Description = "Only with this tag: key=value." };

    private static readonly Option<DateTimeOffset?> CreatedFrom =
        Options.Moment("--created-from", "Started then or later.");
    private static readonly Option<DateTimeOffset?> CreatedTo = Options.Moment("--created-to", "Started before.");
    private static readonly Option<DateTimeOffset?> UpdatedFrom =
        Options.Moment("--updated-from", "Went on then or later.");
    private static readonly Option<DateTimeOffset?> UpdatedTo = Options.Moment("--updated-to", "Went on last before.");
    private static readonly Option<DateTimeOffset?> CompletedFrom =
        Options.Moment("--completed-from", "Ended then or later.");
    private static readonly Option<DateTimeOffset?> CompletedTo = Options.Moment("--completed-to", "Ended before.");
    private static readonly Option<DateTimeOffset?> DueBefore =
        Options.Moment("--due-before", "With a timer due before.");

    private static readonly Option<int> Page = new("--page-size")
    {
        Description = "How many, 1 to 1,000.",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<string?> After =
        new("--after") { Description = "Goes on after a page; the page says how." };

    private static readonly Option<bool> Counts = new("--count") { Description = "Only how many, by status." };

    private static readonly Option<string> Data = Options.Folder();

    public static Command Create()
    {
        var command = new Command("list", "Lists instances, oldest first. Works while the installation is served.")
        {
            Name, Status, Prefix, Tag, CreatedFrom, CreatedTo, UpdatedFrom, UpdatedTo, CompletedFrom, CompletedTo,
            DueBefore, Page, After, Counts, Data,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Tag)?.FirstOrDefault(t => !t.Contains('=', StringComparison.Ordinal)) is { } wrong)
            {
                result.AddError($"'{wrong}' is no tag. Write key=value.");
            }
        });
        Page.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LargestPage)
            {
                result.AddError("--page-size must be 1 to 1,000.");
            }
        });
        command.Reads(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var query = QueryOf(parsed);
        using var journal = JournalInspection.Open(parsed.GetValue(Data)!);
        if (parsed.GetValue(Counts))
        {
            foreach (var (status, count) in journal.Count(query).OrderBy(c => c.Key))
            {
                Console.WriteLine($"{status,-10} {count,12:N0}");
            }

            return ExitCode.Done;
        }

        var page = journal.Page(query);
        foreach (var state in page.Items)
        {
            Console.WriteLine(LineOf(state));
        }

        if (page.ContinuationToken is { } next)
        {
            Console.WriteLine($"There are more: --after {next}");
        }

        return ExitCode.Done;
    }

    private static OrchestrationQuery QueryOf(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(Name),
        Statuses = parsed.GetValue(Status) ?? [],
        InstanceIdPrefix = parsed.GetValue(Prefix),
        Tags = (parsed.GetValue(Tag) ?? []).Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => t[1]),
        CreatedFrom = parsed.GetValue(CreatedFrom),
        CreatedTo = parsed.GetValue(CreatedTo),
        UpdatedFrom = parsed.GetValue(UpdatedFrom),
        UpdatedTo = parsed.GetValue(UpdatedTo),
        CompletedFrom = parsed.GetValue(CompletedFrom),
        CompletedTo = parsed.GetValue(CompletedTo),
        DueBefore = parsed.GetValue(DueBefore),
        PageSize = parsed.GetValue(Page),
        ContinuationToken = parsed.GetValue(After),
    };

    private static string LineOf(OrchestrationState state)
    {
        var due = state.NextDueAt is { } at
            ? at.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)
            : "-";
        return $"{state.Status,-10} {state.Name,-18} {state.Version,-5} next {due,-17} {state.InstanceId}"
            + (state.Problem is { } problem ? Environment.NewLine + "           " + problem : "");
    }
}
