using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Years;

/// <summary>A host that a year is played on, in virtual time.</summary>
public interface IYearHost : IAsyncDisposable
{
    /// <summary>How the host is reached.</summary>
    OrchestrationClient Client { get; }

    /// <summary>What its clock shows, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Moves the clock to a moment, stopping at each due timer on the way.</summary>
    /// <param name="moment">The moment, UTC.</param>
    /// <param name="whenIdle">
    /// Called when nothing is left to do at a moment; true when that gave the host something to do.
    /// </param>
    Task PlayToAsync(DateTimeOffset moment, Func<Task<bool>> whenIdle);
}
