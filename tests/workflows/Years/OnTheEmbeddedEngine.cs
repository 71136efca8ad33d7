using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Years;

namespace ProgramFlows.Tests.Workflows.Years;

/// <summary>A year on the embedded engine.</summary>
public static class OnTheEmbeddedEngine
{
    public sealed class NetworkYear : NetworkYearContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
            EmbeddedYearHost.InMemory(catalogue, services, start);
    }

    public sealed class TwoProgrammes : TwoProgrammesContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
            EmbeddedYearHost.InMemory(catalogue, services, start);
    }

    public sealed class YearsEnd : YearsEndContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
            EmbeddedYearHost.InMemory(catalogue, services, start);
    }

    public sealed class Transcripts : TranscriptContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
            EmbeddedYearHost.InMemory(catalogue, services, start);
    }
}
