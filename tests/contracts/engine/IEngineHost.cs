using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>A host of the contract under test, with a clock that the test moves.</summary>
public interface IEngineHost : IAsyncDisposable
{
    /// <summary>How the host is reached.</summary>
    OrchestrationClient Client { get; }

    /// <summary>What its clock shows, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Waits until nothing is left to do at this moment.</summary>
    Task SettleAsync();

    /// <summary>Moves the clock, stopping at each due timer on the way, and settles.</summary>
    Task AdvanceAsync(TimeSpan time);

    /// <summary>
    /// Ends the host as a crash would, and starts another one on what it left, with these orchestrators and activities.
    /// </summary>
    Task RestartAsync(Catalogue catalogue);
}
