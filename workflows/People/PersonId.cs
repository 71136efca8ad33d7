using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Identities;

namespace ProgramFlows.Workflows.People;

/// <summary>A person's id: a key without meaning to anybody outside.</summary>
/// <param name="Value">As it stands in the store.</param>
[JsonConverter(typeof(IdentityConverter<PersonId>))]
public readonly record struct PersonId(string Value) : IIdentity<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(string value) => new(value);

    /// <summary>The id as it stands in the store.</summary>
    public override string ToString() => Value;
}
