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
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The parts of the suite, each a generic class of the host.</summary>
    public static IEnumerable<Type> Parts => typeof(EngineContract).Assembly.GetTypes()
        .Where(t => t.BaseType is { IsGenericType: true } suite
            && suite.GetGenericTypeDefinition() == typeof(HostContract<>));

    /// <summary>The parts that a class inherits in classes nested in it.</summary>
    public static IEnumerable<Type> PartsKeptBy(Type host) =>
        host.GetNestedTypes().Select(t => t.BaseType).OfType<Type>().Where(t => t.IsGenericType)
            .Select(t => t.GetGenericTypeDefinition());

    /// <summary>A day, in which most stories are told.</summary>
    protected static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Ends with the test.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Starts a host at <see cref="Start"/> with these orchestrators and activities and nothing else.
    /// </summary>
    protected abstract Task<IEngineHost> StartHostAsync(Catalogue catalogue);

    /// <summary>Starts a host whose one orchestrator, <c>Story</c>, is started at once.</summary>
    protected async Task<IEngineHost> PlayAsync(Catalogue catalogue, string input = "")
    {
        var host = await StartHostAsync(catalogue);
        await host.StartAsync(input: input);
        return host;
    }
}
