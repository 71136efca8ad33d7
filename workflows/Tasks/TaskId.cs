using System.Text.Json.Serialization;
using ProgramFlows.Workflows.Identities;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>The id of a network's task, see <see cref="InstanceIds.TaskOf"/>.</summary>
/// <param name="Value">As it stands in the store.</param>
[JsonConverter(typeof(IdentityConverter<TaskId>))]
public readonly record struct TaskId(string Value) : IIdentity<TaskId>
{
    /// <inheritdoc/>
    public static TaskId From(string value) => new(value);

    /// <summary>The id as it stands in the store.</summary>
    public override string ToString() => Value;
}
