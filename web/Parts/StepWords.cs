using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Parts;

/// <summary>Where the steps of a network's year stand, in a word each.</summary>
public static class StepWords
{
    /// <summary>The places of the step line.</summary>
    public static IReadOnlyList<StepPlace> Of(NetworkYear year, DateOnly today, Language language)
    {
        ArgumentNullException.ThrowIfNull(year);
        return [.. year.Steps.Select(s => Of(s, today, language))];
    }

    private static StepPlace Of(SeenStep step, DateOnly today, Language language)
    {
        var texts = new Texts(typeof(StepWords), language);
        var (look, words) =
            step.IsDone ? (Look.Done, texts.Format("Done", Day(ThaiTime.DayOf(step.LastClosedAt!.Value))))
            : step.Tasks.Any(t => t.Status == WorkTaskStatus.Returned) ? (Look.Returned, texts["Returned"])
            : step.Tasks.Any(t => t.IsOverdue(today)) ? (Look.Late, texts["Late"])
            : step.Tasks.Any(t => t.Status.Stage() == TaskStage.ToBeDone)
                ? (Look.Open, texts.Format("Until", Day(step.Tasks
                    .Where(t => t.Status.Stage() == TaskStage.ToBeDone).Min(t => t.DueOn))))
            : step.Tasks.Any(t => t.Status.Stage() == TaskStage.InReview) ? (Look.Wait, texts["InReview"])
            : step.Scope == StepScope.Province ? (Look.None, texts.Format("Province", Day(step.From)))
            : today < step.From ? (Look.None, texts.Format("From", Day(step.From)))
            : step.Tasks.Count > 0 ? (Look.Open, texts["Begun"])
            : (Look.None, texts["Waits"]);
        return new StepPlace(step.Number, step.Name.In(language), look, words);

        string Day(DateOnly day) => DayWords.DayAndMonth(day, language);
    }
}
