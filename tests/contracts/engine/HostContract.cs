using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>The suite on one host: a part of it inherits this and says which host in a type argument.</summary>
public abstract class HostContract<THost> : EngineContract
    where THost : IHostStart
{
    protected sealed override Task<IEngineHost> StartHostAsync(Catalogue catalogue) => THost.StartAsync(catalogue);
}
