using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Years;

namespace ProgramFlows.Tests.DurableTask.Years;

/// <summary>
/// A year on Durable Task: what people receive, and when, is word for word what the embedded engine's tests compare
/// with too.
/// </summary>
public sealed class YearOnDurableTask : IYearHostStart
{
    public static async Task<IYearHost> StartAsync(
        Catalogue catalogue, IServiceProvider services, DateTimeOffset start) =>
        await DurableTaskHost.StartAsync(catalogue, start, services);

    public sealed class NetworkYear : NetworkYearContract<YearOnDurableTask>;

    public sealed class TwoProgrammes : TwoProgrammesContract<YearOnDurableTask>;

    public sealed class RedRisk : RedRiskContract<YearOnDurableTask>;

    public sealed class YearsEnd : YearsEndContract<YearOnDurableTask>;

    public sealed class Transcripts : TranscriptContract<YearOnDurableTask>;
}
