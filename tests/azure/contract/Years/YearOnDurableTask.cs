using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Years;

namespace ProgramFlows.Tests.DurableTask.Years;

/// <summary>
/// A year on Durable Task: what people receive, and when, is word for word what the embedded engine's tests compare
/// with too.
/// </summary>
public static class YearOnDurableTask
{
    public sealed class NetworkYear : NetworkYearContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) => Host(catalogue, services, start);
    }

    public sealed class TwoProgrammes : TwoProgrammesContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) => Host(catalogue, services, start);
    }

    public sealed class YearsEnd : YearsEndContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) => Host(catalogue, services, start);
    }

    public sealed class Transcripts : TranscriptContract
    {
        protected override Task<IYearHost> StartHostAsync(
            Catalogue catalogue, IServiceProvider services, DateTimeOffset start) => Host(catalogue, services, start);
    }

    private static async Task<IYearHost> Host(
        Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
        await DurableTaskHost.StartAsync(catalogue, start, services);
}
