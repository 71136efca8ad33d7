using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Programs;

/// <summary>A step with the places of what it was read from, and what of it is no stand-in.</summary>
internal sealed record PlacedStep(
    StepDefinition Step, Section Place, Section Window, IReadOnlyList<Section> Needs, IReadOnlyList<Section> Tasks)
{
    /// <summary>What it is called in a sentence.</summary>
    public string Called => Place.IsRead("number") ? $"step {Step.Number}" : "this step";

    /// <summary>The needs whose step could be read.</summary>
    public IEnumerable<StepNeed> NeedsRead => Step.Needs.Where((_, i) => Needs[i].IsRead("step"));

    /// <summary>The days that could be read, of the window and of the tasks.</summary>
    public IEnumerable<DateOnly> Days =>
    [
        .. WindowDays,
        .. Step.Tasks.Where((_, i) => Tasks[i].IsRead("opens")).Select(t => t.OpensOn),
        .. Step.Tasks.Where((_, i) => Tasks[i].IsRead("due")).Select(t => t.DueOn),
    ];

    /// <summary>The days of the window that could be read.</summary>
    public IEnumerable<DateOnly> WindowDays =>
    [
        .. Window.IsRead("from") ? (DateOnly[])[Step.From] : [],
        .. Window.IsRead("to") ? (DateOnly[])[Step.To] : [],
    ];
}
