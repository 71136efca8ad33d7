using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class EvidenceRow
{
    public required EvidenceId Id { get; init; }

    public required TaskId TaskId { get; init; }

    public required NetworkCode NetworkCode { get; init; }

    public required string Name { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required string CameSha256 { get; init; }

    public required PersonId BroughtBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public KeptEvidence ToEvidence() =>
        new(Id, TaskId, Name, new EvidenceFile(Kind, Bytes, Sha256, CameSha256), BroughtBy, At);
}
