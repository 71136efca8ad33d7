using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Api.Reports;

/// <summary>
/// Takes reports of carriers in. They are read as the bytes that came, no further than any is long, and what is not the
/// carrier's own word never reaches the ledger.
/// </summary>
internal sealed partial class ReportIntake(
    IEnumerable<ICarrierReports> carriers, IDeliveryLedger ledger, TimeProvider clock, ILogger<ReportIntake> logger)
{
    private const int Piece = 16 * 1024;

    /// <summary>How a report stands that was sent for a carrier; null where that carrier reports nothing here.
    /// </summary>
    public async Task<CarrierReportStanding?> TakeInAsync(
        string carrier, HttpRequest request, CancellationToken cancellationToken)
    {
        if (carriers.FirstOrDefault(c => c.Name == carrier) is not { } reports)
        {
            return null;
        }

        var body = await ReadAsync(request, reports.MostBytes, cancellationToken).ConfigureAwait(false);
        var report = body is { } whole
            ? reports.Read(whole, name => HeaderOf(request, name), clock.GetUtcNow())
            : CarrierReport.Refused(CarrierReportStanding.TooLarge);
        if (report.Standing != CarrierReportStanding.Genuine)
        {
            LogRefused(logger, reports.Name, report.Standing);
            return report.Standing;
        }

        // Once it is read whole it is taken in whole, also when the carrier no longer waits for the answer.
        var moved = report.Events.Count == 0
            ? 0
            : await ledger.NoteEventsAsync(report.Events, CancellationToken.None).ConfigureAwait(false);
        LogTaken(logger, reports.Name, report.Events.Count, moved, report.Unread);
        return report.Standing;
    }

    /// <summary>The body; null where it is longer than that.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var piece = new byte[Piece];
        while (await request.Body.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(piece.AsSpan(0, read));
        }

        return body.ToArray();
    }

    private static string? HeaderOf(HttpRequest request, string name) =>
        request.Headers[name] is [{ } value] ? value : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Report for carrier {Carrier} refused: {Standing}")]
    private static partial void LogRefused(ILogger logger, string carrier, CarrierReportStanding standing);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Report of carrier {Carrier} taken in: {Events} events, {Moved} messages moved, {Unread} unreadable")]
    private static partial void LogTaken(ILogger logger, string carrier, int events, int moved, int unread);
}
