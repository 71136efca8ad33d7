namespace ProgramFlows.Workflows.People;

/// <summary>Who people are, for whoever lets them in.</summary>
public interface IPersonReader
{
    /// <summary>A person with everything that they are now; null when there is none of that id.</summary>
    Task<KnownPerson?> FindAsync(PersonId id, CancellationToken cancellationToken);
}
