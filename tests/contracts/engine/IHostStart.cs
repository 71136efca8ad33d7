using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>How a host under test is started, as the type argument of the suite's parts.</summary>
public interface IHostStart
{
    /// <summary>
    /// Starts a host at <see cref="EngineContract.Start"/> with these orchestrators and activities and nothing else.
    /// </summary>
    static abstract Task<IEngineHost> StartAsync(Catalogue catalogue);
}
