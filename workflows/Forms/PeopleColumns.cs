using System.Collections.Immutable;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// What is asked of each person in a field of kind people: one name field, since not everybody has a surname, and no
/// address or telephone number, since some are children.
/// </summary>
public static class PeopleColumns
{
    /// <summary>The person's name, as they write it.</summary>
    public const string Name = "name";

    /// <summary>What they do in the network.</summary>
    public const string Role = "role";

    /// <summary>The group they come from.</summary>
    public const string Group = "group";

    /// <summary>Whether they are a child or a young person.</summary>
    public const string Young = "young";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FieldDefinition> All { get; } =
    [
        Column(Name, FieldKind.Text, required: true),
        Column(Role, FieldKind.Text, required: true),
        Column(Group, FieldKind.Text, required: false),
        Column(Young, FieldKind.YesNo, required: false),
    ];

    private static FieldDefinition Column(string id, FieldKind kind, bool required) =>
        new(id, kind, FormTexts.Get($"People-{id}"), required, ImmutableDictionary<string, LocalizedText>.Empty);
}
