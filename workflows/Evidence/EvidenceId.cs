using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Identities;

namespace ProgramFlows.Workflows.Evidence;

/// <summary>The id of a file that was handed in as evidence: 32 hexadecimal digits, drawn at random.</summary>
/// <param name="Value">As it stands in answers and in the store.</param>
[JsonConverter(typeof(IdentityConverter<EvidenceId>))]
public readonly record struct EvidenceId(string Value) : IIdentity<EvidenceId>
{
    /// <inheritdoc/>
    public static EvidenceId From(string value) => new(value);

    /// <summary>The id that somebody wrote; null when it is none, so that no path is ever made of it.</summary>
    public static EvidenceId? Read(string? text) =>
        Guid.TryParseExact(text, "N", out var id) ? new EvidenceId(id.ToString("N")) : null;

    /// <summary>The id as it stands in the store.</summary>
    public override string ToString() => Value;
}
