using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Rehearsals;

namespace ProgramFlows.Rehearsal;

/// <summary>Writes what happened in a rehearsal into files that can be compared with those of another.</summary>
/// <param name="result">What came of it.</param>
public sealed class RehearsalFiles(RehearsalResult result)
{
    private const string TranscriptFile = "transcript.txt";
    private const string SummaryFile = "summary.json";
    private const string MessagesFile = "messages.csv";

    private static readonly string[] Files = [TranscriptFile, SummaryFile, MessagesFile];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

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

    /// <summary>Writes <c>transcript.txt</c>, <c>messages.csv</c> and <c>summary.json</c>.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, TranscriptFile), Transcript(), cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(
            Path.Combine(folder, SummaryFile), JsonSerializer.Serialize(result.Summary, Json) + "\n", cancellationToken)
                .ConfigureAwait(false);
        await using var writer = new StreamWriter(
            Path.Combine(folder, MessagesFile), append: false, new UTF8Encoding(true))
        { NewLine = "\n" };
        await using var csv = new CsvWriter(
            writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        WriteRow(csv, ["day", "time", "person", "subject", "lines", "message"]);
        foreach (var message in result.Entries.Where(h => h.Kind == ProgressEntryKind.Message))
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
        foreach (var h in result.Entries)
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

    private static (string Day, string Time) Thai(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(7));
        return (
            local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
