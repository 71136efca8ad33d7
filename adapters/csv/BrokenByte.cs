namespace ProgramFlows.Adapters.Csv;

/// <summary>A byte that is no letter of the file's encoding.</summary>
/// <param name="Value">The byte.</param>
/// <param name="Offset">Where it stands in the file, from 0, as editors of bytes count.</param>
/// <param name="Character">Which character of its line it is, from 1.</param>
internal sealed record BrokenByte(byte Value, int Offset, int Character);
