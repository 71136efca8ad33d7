using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>What holds for a year on every host.</summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class YearContract<THost>
    where THost : IYearHostStart
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static Task<PlayedYear> BeginAsync(
        int fiscalYear, Func<ProgrammeDefinition, Roster> roster) =>
        PlayedYear.BeginAsync(THost.StartAsync, fiscalYear, roster);
}
