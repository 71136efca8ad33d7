using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Tests.Years;

/// <summary>
/// Writes a year down as a programme officer would read it: what people did, and what they were written.
/// </summary>
internal sealed class Transcript(PlayedYear year, Language language)
{
    private static readonly TimeOnly Afternoon = new(14, 0);

    private readonly List<(DateTimeOffset At, string Text)> _happenings = [];
    private readonly Dictionary<string, LocalizedText> _titles = year.Programme.Steps
        .SelectMany(s => s.Tasks)
        .ToDictionary(t => t.Id, t => t.Title);

    /// <summary>Plays a story through the year.</summary>
    public async Task<string> PlayAsync(IEnumerable<StoryLine> story)
    {
        foreach (var line in story)
        {
            await year.PlayToAsync(line.Day, Afternoon);
            await DoAsync(line);
        }

        await year.PlayOutAsync();
        return Written() + await ClosedAsync();
    }

    private async Task DoAsync(StoryLine line)
    {
        var due = year.Programme.Steps.SelectMany(s => s.Tasks).Single(t => t.Id == line.Task).DueOn;
        var result = await year.DoAsync(
            line.Action, line.Task, $"story-{line.Day:yyyy-MM-dd}-{line.Task}", due.AddDays(15));
        var text = $"{StoryWords.Doing(line.Action, language)}: {_titles[line.Task].In(language)}";
        _happenings.Add((year.Now, result == CommandResult.Done ? text : $"{text} !! {result.Why}"));
    }

    private string Written()
    {
        foreach (var letter in year.Letters.Sent)
        {
            _happenings.Add((letter.At, TextOf(letter)));
        }

        var text = new StringBuilder()
            .Append(year.Programme.Name.In(language)).Append('\n')
            .Append(StoryWords.Of("year", language)).Append(' ').Append(year.Programme.FiscalYear)
            .Append(language == Language.En ? " BE" : "").Append('\n')
            .Append(StoryWords.Of("without", language)).Append('\n');
        foreach (var day in _happenings.OrderBy(h => h.At).GroupBy(h => ThaiTime.DayOf(h.At)))
        {
            text.Append('\n').Append(CivilDate.Abbreviated(day.Key, language)).Append('\n');
            foreach (var (at, taskEvent) in day)
            {
                var time = at.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", CultureInfo.InvariantCulture);
                text.Append("  ").Append(time).Append("  ").Append(taskEvent).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The subject and, a line each, the tasks that a message names.</summary>
    private string TextOf(ComposedMessage letter)
    {
        var lines = letter.Text.Split('\n');
        var text = new StringBuilder()
            .Append(StoryWords.Of("to", language)).Append(language == Language.En ? " " : "")
            .Append(StoryWords.Of(letter.To.Id.Value, language)).Append(": ").Append(letter.Subject);
        foreach (var (index, line) in lines.Index().Where(l => l.Item.StartsWith("- ", StringComparison.Ordinal)))
        {
            text.Append("\n           ").Append(line);
            if (index + 1 < lines.Length && lines[index + 1].StartsWith("  ", StringComparison.Ordinal))
            {
                text.Append(" · ").Append(lines[index + 1].Trim());
            }
        }

        return text.ToString();
    }

    private async Task<string> ClosedAsync()
    {
        var lapsed = new StringBuilder().Append('\n').Append(StoryWords.Of("end", language)).Append('\n');
        await foreach (var entry in year.Port<ISimulationReader>().EntriesAsync(default))
        {
            if (entry.Kind == ProgressEntryKind.Action && entry.What == nameof(WorkTaskStatus.Lapsed))
            {
                var task = _titles.Single(t => entry.Subject == year.TaskOf(OneNetwork.Code, t.Key));
                lapsed.Append("  - ").Append(task.Value.In(language)).Append('\n');
            }
        }

        return lapsed.ToString();
    }
}
