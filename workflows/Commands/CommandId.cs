using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Identities;

namespace ProgramFlows.Workflows.Commands;

/// <summary>A command's id: the same command given twice is done once.</summary>
/// <param name="Value">As it stands in the audit trail.</param>
[JsonConverter(typeof(IdentityConverter<CommandId>))]
public readonly record struct CommandId(string Value) : IIdentity<CommandId>
{
    /// <inheritdoc/>
    public static CommandId From(string value) => new(value);

    /// <summary>The id as it stands in the store.</summary>
    public override string ToString() => Value;
}
