using System.Runtime.InteropServices;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>What the journal keeps of an instance beside its turns. Moments are UTC ticks.</summary>
internal sealed class InstanceRow
{
    public required long Seq { get; init; }

    public required string Id { get; init; }

    /// <summary>The key of orchestrator name and version, see <see cref="NameTable"/>.</summary>
    public required long Name { get; set; }

    public required long Created { get; init; }

    public long? Parent { get; init; }

    public int ParentTask { get; init; }

    /// <summary>The tags as a JSON object; null when there are none.</summary>
    public string? Tags { get; init; }

    public OrchestrationStatus Status { get; set; }

    /// <summary>Counts runs, so that an answer to an earlier run is told from one to this run.</summary>
    public int Generation { get; set; }

    /// <summary>The moment of the last turn.</summary>
    public long Updated { get; set; }

    /// <summary>Position of the last row of turns; 0 when the run has none yet.</summary>
    public long Head { get; set; }

    public long? Completed { get; set; }

    public long? NextDue { get; set; }

    public byte[]? CustomStatus { get; set; }

    /// <summary>Output, failure or reason, as UTF-8 JSON.</summary>
    public byte[]? Result { get; set; }

    public string? Problem { get; set; }

    /// <summary>
    /// What stands beside the row in the journal, to tell a damaged one. The problem's text, which may hold anything,
    /// is left out.
    /// </summary>
    public long Checksum
    {
        get
        {
            var crc = new Crc32C();
            foreach (var number in (ReadOnlySpan<long>)
                [
                    Seq, Name, (long)Status, Generation, Created, Updated, Head, Completed ?? -1, NextDue ?? -1,
                    Parent ?? -1, ParentTask, CustomStatus?.Length ?? 0, Result?.Length ?? 0,
                ])
            {
                crc.Add(number);
            }

            crc.Add(CustomStatus);
            crc.Add(Result);
            Add(ref crc, Id);
            Add(ref crc, Tags);
            return crc.Value;
        }
    }

    public bool HasEnded =>
        Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    private static void Add(ref Crc32C crc, string? text)
    {
        crc.Add(text?.Length ?? -1);
        crc.Add(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
