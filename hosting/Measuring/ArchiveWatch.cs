using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Archive;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>Whether reports in the archive could be changed.</summary>
/// <param name="guards">The archive; none where there is none, and nothing is measured.</param>
/// <param name="gauges">Where it is measured.</param>
/// <param name="logger">Where it is told what is missing.</param>
public sealed partial class ArchiveWatch(
    IEnumerable<IArchiveGuard> guards, Gauges gauges, ILogger<ArchiveWatch> logger)
{
    /// <summary>
    /// Measures 1 when the archive is not shown to be protected, and 0 when it is. When it cannot be asked, nothing is
    /// measured and the exception goes on: 0 would be a lie, and 1 would ask people to stop the app for every hiccup of
    /// the way to it. That nothing is measured for an hour is an alert of its own (watch-silent).
    /// </summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        foreach (var guard in guards)
        {
            var gap = await guard.FindGapAsync(cancellationToken).ConfigureAwait(false);
            gauges.ArchiveUnprotected.Record(gap is null ? 0 : 1);
            if (gap is not null)
            {
                LogUnprotected(logger, gap);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The archive is not protected: {Gap} Nothing more may be laid down there until it is")]
    private static partial void LogUnprotected(ILogger logger, string gap);
}
