using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Rehearsal;

/// <summary>Writes what happened in a rehearsal into files that can be compared with those of another.</summary>
/// <param name="result">What came of it.</param>
public sealed class RehearsalFiles(RehearsalResult result)
{
    private const string TranscriptFile = "transcript.txt";
    private const string SummaryFile = "summary.json";
    private const string MessagesFile = "messages.csv";

    private const string Unfinished = ".part";

    private static readonly string[] Files = [TranscriptFile, SummaryFile, MessagesFile];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// Looks, before a year is played, whether its files can be written afterwards. They take the place of an earlier
    /// rehearsal's and of nothing else.
    /// </summary>
    /// <exception cref="IOException">They cannot, or something else is there.</exception>
    public static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            RequireOwn(folder);
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
                $"'{folder}' cannot be written ({e.Message.TrimEnd('.')}). Name another folder with --out. Nothing was "
                + "played.",
                e);
        }
    }

    /// <summary>Writes <c>transcript.txt</c>, <c>messages.csv</c> and <c>summary.json</c>.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WriteFileAsync(folder, TranscriptFile, Utf8, text => text.WriteAsync(Transcript()), cancellationToken)
            .ConfigureAwait(false);
        await WriteFileAsync(
            folder,
            SummaryFile,
            Utf8,
            text => text.WriteAsync(JsonSerializer.Serialize(result.Summary, Json) + "\n"),
            cancellationToken).ConfigureAwait(false);
        await WriteFileAsync(folder, MessagesFile, Utf8WithMark, WriteMessagesAsync, cancellationToken)
            .ConfigureAwait(false);
        foreach (var file in Files.Select(name => Path.Combine(folder, name)))
        {
            File.Move(file + Unfinished, file, overwrite: true);
        }
    }

    private static void RequireOwn(string folder)
    {
        var held = Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)!)
            .Order(StringComparer.Ordinal).ToList();
        if (held.FirstOrDefault(name => !Files.Contains(name) && !Files.Contains(WithoutUnfinished(name))) is { } other)
        {
            throw new IOException($"it holds '{other}', which is no rehearsal's");
        }

        // One that was ended while it wrote has left unfinished files; otherwise there are all or none.
        if (held.Count > 0 && held.All(Files.Contains) && held.Count < Files.Length)
        {
            throw new IOException($"it holds '{held[0]}' and not all that a rehearsal writes");
        }
    }

    private static string WithoutUnfinished(string name) =>
        name.EndsWith(Unfinished, StringComparison.Ordinal) ? name[..^Unfinished.Length] : name;

    /// <summary>Writes a file beside its place, for its owner alone: messages tell whom they are for.</summary>
    private static async Task WriteFileAsync(
        string folder,
        string name,
        Encoding encoding,
        Func<StreamWriter, Task> write,
        CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(folder, name + Unfinished);
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await using var text = new StreamWriter(unfinished, encoding, options) { NewLine = "\n" };
        await write(text).ConfigureAwait(false);
    }

    private async Task WriteMessagesAsync(StreamWriter text)
    {
        await using var csv = new CsvWriter(
            text,
            new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" },
            leaveOpen: true);
        WriteRow(csv, ["day", "time", "person", "subject", "lines", "message"]);
        foreach (var message in result.Entries.Where(h => h.Kind == ProgressEntryKind.Message))
        {
            var (day, time) = Thai(message.At);
            WriteRow(csv, [day, time, $"{message.PersonId}", message.Detail!, message.What, message.Subject]);
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
        var local = ThaiTime.LocalOf(at);
        return (
            local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
