namespace ProgramFlows.Workflows.Notices;

/// <summary>Messages as they were sent.</summary>
public interface IMessageContents
{
    /// <summary>Forgets up to so many of those that were sent before a moment, UTC; says how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
