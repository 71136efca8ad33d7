using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using Spectre.Console;

namespace ProgramFlows.Standalone.Rehearsals;

/// <summary>Tells what happened in a rehearsal: on the screen by month and step, and in files.</summary>
internal sealed class RehearsalReport(IReadOnlyList<ProgressEntry> happenings)
{
    private const string TranscriptFile = "transcript.txt";
    private const string SummaryFile = "summary.json";
    private const string MessagesFile = "messages.csv";

    private static readonly string[] Files = [TranscriptFile, SummaryFile, MessagesFile];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<RehearsalReport> ReadAsync(IProgressReader progress, CancellationToken cancellationToken)
    {
        var happenings = new List<ProgressEntry>();
        await foreach (var entry in progress.HappeningsAsync(cancellationToken).ConfigureAwait(false))
        {
            happenings.Add(entry);
        }

        return new RehearsalReport(happenings);
    }

    /// <summary>Looks, before a year is played, whether its files can be written afterwards.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    public static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Files.Select(name => Path.Combine(folder, name)))
            {
                // One that is there from before stays as it is until there is a better one.
                using var tried = new FileStream(
                    file,
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.Read,
                    bufferSize: 1,
                    File.Exists(file) ? FileOptions.None : FileOptions.DeleteOnClose);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"'{folder}' cannot be written ({e.Message}). Name another folder with --out. Nothing was played.", e);
        }
    }

    public void Show(IAnsiConsole console)
    {
        console.Profile.Width = Terminal.Readable(console.Profile.Width);
        var table = new Table().Title("What happened, by month and step").AddColumns("Month", "Step");
        foreach (var column in (ReadOnlySpan<string>)["Opened", "On time", "Late", "Returned", "Handed up", "Lapsed"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var group in happenings.Where(h => h.Step > 0)
                .GroupBy(h => (Month: MonthOf(h.At), h.Step)).OrderBy(g => g.Key))
        {
            table.AddRow(
                group.Key.Month,
                group.Key.Step.ToString(CultureInfo.InvariantCulture),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: "Opened" }),
                Count(group, h => IsSubmission(h) && IsOnTime(h)),
                Count(group, h => IsSubmission(h) && !IsOnTime(h)),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: nameof(TaskHappeningKind.Returned) }),
                Count(group, h => h is { Kind: ProgressEntryKind.Notice, What: nameof(NoticeKind.HandedUp) }),
                Count(group, h => h is { Kind: ProgressEntryKind.Action, What: nameof(WorkTaskStatus.Lapsed) }));
        }

        console.Write(table);
        var kinds = new Table()
            .Title("What people were told")
            .AddColumn("Kind")
            .AddColumn(new TableColumn("Lines").RightAligned());
        foreach (var kind in happenings.Where(h => h.Kind == ProgressEntryKind.Notice)
                .GroupBy(h => h.What).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            kinds.AddRow(kind.Key, Count(kind, _ => true));
        }

        console.Write(kinds);
    }

    /// <summary>Writes <c>transcript.txt</c>, <c>messages.csv</c> and <c>summary.json</c>.</summary>
    public async Task WriteAsync(string folder, RehearsalSummary summary, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, TranscriptFile), Transcript(), cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(
            Path.Combine(folder, SummaryFile), JsonSerializer.Serialize(summary, Json) + "\n", cancellationToken)
                .ConfigureAwait(false);
        await using var writer = new StreamWriter(
            Path.Combine(folder, MessagesFile), append: false, new UTF8Encoding(true))
        { NewLine = "\n" };
        await using var csv = new CsvWriter(
            writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        WriteRow(csv, ["day", "time", "person", "subject", "lines", "message"]);
        foreach (var message in happenings.Where(h => h.Kind == ProgressEntryKind.Message))
        {
            var (day, time) = Thai(message.At);
            WriteRow(csv, [day, time, message.PersonId!, message.Detail!, message.What, message.Subject]);
        }
    }

    private static void WriteRow(CsvWriter csv, ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }

    private string Transcript()
    {
        var text = new StringBuilder();
        foreach (var h in happenings)
        {
            var (day, time) = Thai(h.At);
            text.Append(day)
                .Append(' ')
                .Append(time)
                .Append("  ")
                .Append(h.Kind)
                .Append(' ')
                .Append(h.What)
                .Append("  ")
                .Append(h.Subject);
            if (h.PersonId is { } person)
            {
                text.Append("  ").Append(person);
            }

            if (h.Detail is { } detail)
            {
                text.Append("  ").Append(detail);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool IsSubmission(ProgressEntry entry) =>
        entry is { Kind: ProgressEntryKind.Action, What: nameof(TaskHappeningKind.Submitted) };

    private static bool IsOnTime(ProgressEntry entry) => ThaiTime.DayOf(entry.At) <= entry.DueOn;

    private static string Count(IEnumerable<ProgressEntry> group, Func<ProgressEntry, bool> which) =>
        group.Count(which).ToString("N0", CultureInfo.InvariantCulture);

    private static string MonthOf(DateTimeOffset at) =>
        ThaiTime.DayOf(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static (string Day, string Time) Thai(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(7));
        return (
            local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
