namespace ProgramFlows.Engine.Runtime.Histories;

/// <summary>
/// Where a row belongs. It goes into the row's checksum, so that a whole row in a wrong place is told from a good one.
/// </summary>
/// <param name="Instance">The instance's number in the journal.</param>
/// <param name="Position">The row's own position.</param>
/// <param name="Previous">The position of the row before it; 0 when there is none.</param>
internal readonly record struct RowPlace(long Instance, long Position, long Previous);
