using System.Globalization;

namespace ProgramFlows.Adapters.Programs;

/// <summary>A mistake in a programme's text.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the whole file.</param>
/// <param name="Column">The column, from 1; 0 when it concerns the whole file.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record Mistake(string File, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Line == 0
            ? $"{File}: {Message}"
            : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}
