namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What came of reading a file of networks.</summary>
/// <param name="Roster">Who is to be taken in; null when there are problems.</param>
/// <param name="Problems">The first problems, in the order of the rows.</param>
/// <param name="ProblemCount">How many problems there are in all.</param>
/// <param name="Rows">How many rows the file has.</param>
/// <param name="Encoding">How the file was read.</param>
public sealed record ReadNetworks(
    ImportedRoster? Roster, IReadOnlyList<Problem> Problems, int ProblemCount, int Rows, string Encoding)
{
    /// <summary>What was understood otherwise than it is written, a former code for example.</summary>
    public IReadOnlyList<ImportLine> Notes { get; init; } = [];
}
