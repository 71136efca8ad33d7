using System.Globalization;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Spectre.Console;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Shows what happened in a rehearsal, by month and step.</summary>
internal static class RehearsalTables
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ProgressEntry> entries)
    {
        console.Profile.Width = Terminal.Readable(console.Profile.Width);
        var table = new Table().Title("What happened, by month and step").AddColumns("Month", "Step");
        foreach (var column in (ReadOnlySpan<string>)["Opened", "On time", "Late", "Returned", "Handed up", "Lapsed"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var group in entries.Where(h => h.Step > 0)
                .GroupBy(h => (Month: MonthOf(h.At), h.Step)).OrderBy(g => g.Key))
        {
            table.AddRow(
                group.Key.Month,
                group.Key.Step.ToString(CultureInfo.InvariantCulture),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: "Opened" }),
                Count(group, h => IsSubmission(h) && IsOnTime(h)),
                Count(group, h => IsSubmission(h) && !IsOnTime(h)),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: nameof(TaskEventKind.Returned) }),
                Count(group, h => h is { Kind: ProgressEntryKind.Notice, What: nameof(NoticeKind.HandedUp) }),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: nameof(WorkTaskStatus.Lapsed) }));
        }

        console.Write(table);
        var kinds = new Table()
            .Title("What people were told")
            .AddColumn("Kind")
            .AddColumn(new TableColumn("Lines").RightAligned());
        foreach (var kind in entries.Where(h => h.Kind == ProgressEntryKind.Notice)
                .GroupBy(h => h.What).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            kinds.AddRow(kind.Key, Count(kind, _ => true));
        }

        console.Write(kinds);
    }

    private static bool IsSubmission(ProgressEntry entry) =>
        entry is { Kind: ProgressEntryKind.Action, What: nameof(TaskEventKind.Submitted) };

    private static bool IsOnTime(ProgressEntry entry) => ThaiTime.DayOf(entry.At) <= entry.DueOn;

    private static string Count(IEnumerable<ProgressEntry> group, Func<ProgressEntry, bool> which) =>
        group.Count(which).ToString("N0", CultureInfo.InvariantCulture);

    private static string MonthOf(DateTimeOffset at) =>
        ThaiTime.DayOf(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
