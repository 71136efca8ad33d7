using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>What holds for a year on every host. A host's tests inherit it and say how theirs is started.</summary>
public abstract class YearContract
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the host.</summary>
    /// <param name="catalogue">What it runs.</param>
    /// <param name="services">What activities work with; it stands as soon as the host does.</param>
    /// <param name="start">What its clock shows at first, UTC.</param>
    protected abstract Task<IYearHost> StartHostAsync(
        Catalogue catalogue, IServiceProvider services, DateTimeOffset start);

    private protected Task<PlayedYear> BeginAsync(int fiscalYear, Func<ProgrammeDefinition, Roster> roster) =>
        PlayedYear.BeginAsync(StartHostAsync, fiscalYear, roster);
}
