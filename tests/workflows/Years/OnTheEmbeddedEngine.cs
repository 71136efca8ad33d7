using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Years;

namespace ProgramFlows.Tests.Workflows.Years;

/// <summary>A year on the embedded engine.</summary>
public sealed class OnTheEmbeddedEngine : IYearHostStart
{
    public static Task<IYearHost> StartAsync(
        Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
        EmbeddedYearHost.InMemory(catalogue, services, start);

    public sealed class NetworkYear : NetworkYearContract<OnTheEmbeddedEngine>;

    public sealed class TwoProgrammes : TwoProgrammesContract<OnTheEmbeddedEngine>;

    public sealed class RedRisk : RedRiskContract<OnTheEmbeddedEngine>;

    public sealed class YearsEnd : YearsEndContract<OnTheEmbeddedEngine>;

    public sealed class Transcripts : TranscriptContract<OnTheEmbeddedEngine>;
}
