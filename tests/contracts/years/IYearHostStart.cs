using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Years;

/// <summary>How a host under test is started, as the type argument of the suites.</summary>
public interface IYearHostStart
{
    /// <summary>Starts the host.</summary>
    /// <param name="catalogue">What it runs.</param>
    /// <param name="services">What activities work with; it stands as soon as the host does.</param>
    /// <param name="start">What its clock shows at first, UTC.</param>
    static abstract Task<IYearHost> StartAsync(
        Catalogue catalogue, IServiceProvider services, DateTimeOffset start);
}
