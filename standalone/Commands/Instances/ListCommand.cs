using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;

namespace ProgramFlows.Standalone.Commands.Instances;

/// <summary><c>instances list</c>: instances by name, status, tag, time and prefix, a page at a time.</summary>
internal static class ListCommand
{
    private const int LargestPage = 1_000;

    private static readonly Option<string?> Name = new Option<string?>("--name")
    {
        Description = "Only this orchestrator, such as TaskFollowUp.",
    }.NotEmpty();

    private static readonly Option<OrchestrationStatus[]> Status = new("--status")
    {
        Description = "Only these statuses.",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = StatusesOf,
    };

    private static readonly Option<string?> Prefix = new Option<string?>("--prefix")
    {
        Description = "Only ids that begin so.",
    }.NotEmpty();

    private static readonly Option<string[]> Tag = new("--tag")
    {
        Description = "Only with this tag: key=value.",
        Validators = { RefuseTags },
    };

    private static readonly Option<DateTimeOffset?> CreatedFrom =
        MomentOption.Create("--created-from", "Started then or later.");
    private static readonly Option<DateTimeOffset?> CreatedTo = MomentOption.Create("--created-to", "Started before.");
    private static readonly Option<DateTimeOffset?> UpdatedFrom =
        MomentOption.Create("--updated-from", "Went on then or later.");
    private static readonly Option<DateTimeOffset?> UpdatedTo =
        MomentOption.Create("--updated-to", "Went on last before.");
    private static readonly Option<DateTimeOffset?> CompletedFrom =
        MomentOption.Create("--completed-from", "Ended then or later.");
    private static readonly Option<DateTimeOffset?> CompletedTo =
        MomentOption.Create("--completed-to", "Ended before.");
    private static readonly Option<DateTimeOffset?> DueBefore =
        MomentOption.Create("--due-before", "With a timer due before.");

    private static readonly Option<int> Page =
        Options.Number("--page-size", $"How many, 1 to {LargestPage:N0}.", 50, 1, LargestPage);

    private static readonly Option<string?> After = new("--after")
    {
        Description = "Goes on after a page; the page says how.",
        Validators = { RefuseAfter },
    };

    private static readonly Option<bool> Counts = new("--count") { Description = "Only how many, by status." };

    private static readonly Option<string> Data = Options.Folder();

    public static Command Create()
    {
        var command = new Command("list", "Lists instances, oldest first. Works while the installation is served.")
        {
            Name, Status, Prefix, Tag, CreatedFrom, CreatedTo, UpdatedFrom, UpdatedTo, CompletedFrom, CompletedTo,
            DueBefore, Page, After, Counts, Data,
        };
        command.Tells(parsed => Run(parsed));
        return command;
    }

    private static OrchestrationStatus[] StatusesOf(ArgumentResult result)
    {
        var names = Enum.GetNames<OrchestrationStatus>();
        foreach (var text in result.Tokens.Select(t => t.Value))
        {
            if (!names.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                var suggestion = Nearness.Suggestion(text, names);
                result.AddError(
                    $"'{text}' is no status."
                    + (suggestion.Length > 0 ? suggestion : $" There are {string.Join(", ", names)}."));
                return [];
            }
        }

        return [.. result.Tokens.Select(t => Enum.Parse<OrchestrationStatus>(t.Value, ignoreCase: true))];
    }

    private static void RefuseTags(OptionResult result)
    {
        var tags = result.Tokens.Select(t => t.Value.Split('=', 2)).ToList();
        if (tags.FirstOrDefault(t => t is not [{ Length: > 0 }, _]) is { } wrong)
        {
            result.AddError($"'{string.Join('=', wrong)}' is no tag. Write key=value.");
        }
        else if (tags.CountBy(t => t[0]).FirstOrDefault(t => t.Value > 1).Key is { } twice)
        {
            result.AddError($"--tag names '{twice}' twice. Give each key once.");
        }
    }

    private static void RefuseAfter(OptionResult result)
    {
        if (result.Tokens is [var given] && !JournalInspection.IsContinuationToken(given.Value))
        {
            result.AddError(
                $"'{given.Value}' is no place to go on from. Copy what the page before ended with, or leave it out.");
        }
    }

    private static int Run(ParseResult parsed)
    {
        var query = QueryOf(parsed);
        var folder = parsed.GetValue(Data)!;
        FolderAdmission.RequireFinished(folder);
        using var journal = JournalInspection.Open(folder);
        Pair.Warn(folder);
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
            + (state.CustomStatus is { } shown ? Environment.NewLine + "           shows " + shown : "")
            + (state.Problem is { } problem ? Environment.NewLine + "           " + problem : "");
    }
}
