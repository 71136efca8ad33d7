using System.Globalization;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>What is wrong with an answer, or what is to be asked about it before the form is handed in.</summary>
/// <param name="Field">
/// The field's id; in rows with the row's number from 0 and the column's id, such as <c>issues.0.colour</c>. Empty when
/// it is about the whole form.
/// </param>
/// <param name="Code">What it is.</param>
/// <param name="Says">What is wrong, what was understood, and what to do.</param>
public sealed record FieldProblem(string Field, ProblemCode Code, LocalizedText Says)
{
    /// <summary>It is no mistake: whoever hands in says that it is meant so, and it goes through.</summary>
    public bool IsQuestion => Code == ProblemCode.IdNumber;

    /// <summary>A problem whose sentence has its code's name among the texts.</summary>
    internal static FieldProblem Of(string field, ProblemCode code, params ReadOnlySpan<object> parts) =>
        new(field, code, FormTexts.Format(code.ToString(), parts));

    /// <summary>How the columns of a row begin.</summary>
    internal static string Path(string field, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{field}.{row}.");
}
