namespace ProgramFlows.Workflows.Forms;

/// <summary>What was answered to a field.</summary>
public abstract record FieldAnswer
{
    private FieldAnswer()
    {
    }

    /// <summary>Of text and long-text.</summary>
    /// <param name="Value">The text; the lines of paragraphs end with <c>\n</c>.</param>
    public sealed record Text(string Value) : FieldAnswer;

    /// <summary>Of number and baht.</summary>
    /// <param name="Value">The number; an amount has at most two decimals.</param>
    public sealed record Number(decimal Value) : FieldAnswer;

    /// <summary>Of date.</summary>
    /// <param name="Value">The day.</param>
    public sealed record Day(DateOnly Value) : FieldAnswer;

    /// <summary>Of yes-no.</summary>
    /// <param name="Value">True for yes.</param>
    public sealed record YesNo(bool Value) : FieldAnswer;

    /// <summary>Of choice and risk.</summary>
    /// <param name="Id">The id of what was chosen.</param>
    public sealed record Choice(string Id) : FieldAnswer;

    /// <summary>Of choices and file.</summary>
    /// <param name="Ids">The ids of what was ticked, or of the files, each once.</param>
    public sealed record Several(IReadOnlyList<string> Ids) : FieldAnswer
    {
        /// <inheritdoc/>
        public bool Equals(Several? other) => other is not null && Ids.SequenceEqual(other.Ids);

        /// <inheritdoc/>
        public override int GetHashCode() => Ids.Aggregate(Ids.Count, HashCode.Combine);
    }

    /// <summary>Of rows and people.</summary>
    /// <param name="Entries">What each row answers to the columns.</param>
    public sealed record Rows(IReadOnlyList<FormAnswers> Entries) : FieldAnswer
    {
        /// <inheritdoc/>
        public bool Equals(Rows? other) => other is not null && Entries.SequenceEqual(other.Entries);

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Aggregate(Entries.Count, HashCode.Combine);
    }
}
