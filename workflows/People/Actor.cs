namespace ProgramFlows.Workflows.People;

/// <summary>Who does something: a person, or the system itself, which is no person and holds no role.</summary>
public sealed record Actor
{
    private Actor(string id, bool isPerson) => (Id, IsPerson) = (id, isPerson);

    /// <summary>The orchestrations: they open tasks and close them at the year's end.</summary>
    public static Actor Programme { get; } = new("programme", isPerson: false);

    /// <summary>Whoever runs the installation from its command line.</summary>
    public static Actor Operator { get; } = new("operator", isPerson: false);

    /// <summary>As the audit trail has it: the person's id, or the system's name.</summary>
    public string Id { get; }

    /// <summary>Whether it is a person.</summary>
    public bool IsPerson { get; }

    /// <summary>A person.</summary>
    /// <exception cref="ArgumentException">The id is empty, or a name of the system's.</exception>
    public static Actor Person(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return IsSystem(id)
            ? throw new ArgumentException($"'{id}' is a name of the system's and no person's id.", nameof(id))
            : new Actor(id, isPerson: true);
    }

    /// <summary>Whether an id is a name of the system's, which no person can have.</summary>
    public static bool IsSystem(string id) => id == Programme.Id || id == Operator.Id;
}
