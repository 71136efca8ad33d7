namespace ProgramFlows.Engine.Contract;

/// <summary>
/// The orchestrators and activities that a host offers, by the names that stand in histories. Filled once, before the
/// host starts.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, OrchestratorEntry> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActivityEntry> _activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The orchestrators by name, compared without regard to case.</summary>
    public IReadOnlyDictionary<string, OrchestratorEntry> Orchestrators => _orchestrators;

    /// <summary>The activities by name, compared without regard to case.</summary>
    public IReadOnlyDictionary<string, ActivityEntry> Activities => _activities;

    /// <summary>Registers an orchestrator.</summary>
    /// <param name="name">Its name in histories.</param>
    /// <param name="create">Makes a new object for each run.</param>
    /// <param name="version">What new instances are started with; <c>1.0</c> at first, raised with every change that
    /// replay could notice: numbers between dots.</param>
    /// <returns>This catalogue.</returns>
    /// <exception cref="ArgumentException">The name is taken, or the version is not made of numbers between
    /// dots.</exception>
    public Catalogue AddOrchestrator<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, Func<Orchestrator<TInput, TOutput>> create, string version = "1.0")
    {
        ArgumentNullException.ThrowIfNull(name);
        Add(_orchestrators, name.Value, new OrchestratorEntry.Of<TInput, TOutput>(name, version, create));
        return this;
    }

    /// <summary>Registers an activity.</summary>
    /// <param name="name">Its name in histories.</param>
    /// <param name="create">Makes a new object for each call from the host's services.</param>
    /// <returns>This catalogue.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Catalogue AddActivity<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, Func<IServiceProvider, Activity<TInput, TOutput>> create)
    {
        Add(_activities, name.Value, new ActivityEntry.Of<TInput, TOutput>(name, create));
        return this;
    }

    private static void Add<TEntry>(Dictionary<string, TEntry> entries, string name, TEntry entry)
    {
        if (!entries.TryAdd(name, entry))
        {
            throw new ArgumentException(
                $"'{name}' is registered twice. Give each orchestrator and each activity a name of its own.",
                nameof(name));
        }
    }
}
