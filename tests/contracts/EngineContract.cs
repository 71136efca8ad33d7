using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>
/// What every host of the contract must keep, whatever engine stands behind it. A host inherits the parts of this suite
/// and says how it is started.
/// </summary>
public abstract class EngineContract
{
    /// <summary>The moment at which every test begins, the one of the golden vectors.</summary>
    protected static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Starts a host at <see cref="Start"/> with these orchestrators and activities and nothing else.
    /// </summary>
    protected abstract Task<IEngineHost> StartHostAsync(Catalogue catalogue);
}
