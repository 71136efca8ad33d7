namespace ProgramFlows.Workflows.People;

/// <summary>Who does something: a person, or the system itself, which is no person and holds no role.</summary>
public sealed record Actor
{
    private const string OperatorName = "operator";
    private const string Account = OperatorName + ":";

    private Actor(string id, PersonId? person) => (Id, Who) = (id, person);

    /// <summary>The orchestrations: they open tasks and close them at the year's end.</summary>
    public static Actor Programme { get; } = new("programme", person: null);

    /// <summary>Whoever runs the installation, where it is not known under which account.</summary>
    public static Actor Operator { get; } = new(OperatorName, person: null);

    /// <summary>As the audit trail has it: the person's id, or the system's name.</summary>
    public string Id { get; }

    /// <summary>The person; null for the system.</summary>
    public PersonId? Who { get; }

    /// <summary>Whether it is a person.</summary>
    public bool IsPerson => Who is not null;

    /// <summary>Whether it is whoever runs the installation.</summary>
    public bool IsOperator => Who is null && IsOperatorName(Id);

    /// <summary>Whoever runs the installation from its command line, as the owner of its data folder.</summary>
    /// <param name="account">The account of the operating system.</param>
    public static Actor OperatorAs(string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        return new Actor(Account + account, person: null);
    }

    /// <summary>A person.</summary>
    /// <exception cref="ArgumentException">The id is empty, or a name of the system's.</exception>
    public static Actor Person(PersonId id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id.Value, nameof(id));
        return IsSystem(id)
            ? throw new ArgumentException($"'{id}' is a name of the system's and no person's id.", nameof(id))
            : new Actor(id.Value, id);
    }

    /// <summary>Whether an id is a name of the system's, which no person can have.</summary>
    public static bool IsSystem(PersonId id) => id.Value == Programme.Id || IsOperatorName(id.Value);

    private static bool IsOperatorName(string id) =>
        id == OperatorName || id.StartsWith(Account, StringComparison.Ordinal);
}
