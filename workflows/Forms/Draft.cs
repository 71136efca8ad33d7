namespace ProgramFlows.Workflows.Forms;

/// <summary>A form that is being filled in.</summary>
/// <param name="Answers">What has been answered, as JSON: see <see cref="FormAnswers.Read"/>.</param>
/// <param name="SavedAt">When something was last kept, UTC.</param>
/// <param name="SavedBy">The name of who kept it.</param>
/// <param name="Writers">By field, who answered it last or took its answer out. A field that nobody has touched is
/// not among them.</param>
public sealed record Draft(
    string Answers, DateTimeOffset SavedAt, string SavedBy, IReadOnlyDictionary<string, FieldWriter> Writers);
