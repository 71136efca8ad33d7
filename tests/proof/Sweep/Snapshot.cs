using ProgramFlows.Tests.Proof.Worlds;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>What a crash at one moment leaves: files, world, time, and how far the client had come.</summary>
/// <param name="Folder">The copy of the journal's files.</param>
/// <param name="Ledger">The effects so far.</param>
/// <param name="Now">The time.</param>
/// <param name="Confirmed">How many steps were confirmed to the client.</param>
internal sealed record Snapshot(string Folder, Ledger Ledger, DateTimeOffset Now, int Confirmed);
