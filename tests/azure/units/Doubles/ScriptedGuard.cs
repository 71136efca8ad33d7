using ProgramFlows.Workflows.Archive;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>An archive that says what a test lets it say, or cannot be reached.</summary>
internal sealed class ScriptedGuard : IArchiveGuard
{
    public string? Gap { get; set; }

    public bool IsAway { get; set; }

    public Task<string?> FindGapAsync(CancellationToken cancellationToken) =>
        IsAway ? Task.FromException<string?>(new IOException("The archive is away.")) : Task.FromResult(Gap);
}
