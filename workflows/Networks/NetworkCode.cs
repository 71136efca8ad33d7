using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Identities;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A network's code: its subdistrict's.</summary>
/// <param name="Value">Six digits, or what an older release took for a code.</param>
[JsonConverter(typeof(IdentityConverter<NetworkCode>))]
public readonly record struct NetworkCode(string Value) : IIdentity<NetworkCode>
{
    /// <inheritdoc/>
    public static NetworkCode From(string value) => new(value);

    /// <summary>The id as it stands in the store.</summary>
    public override string ToString() => Value;
}
