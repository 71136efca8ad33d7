using System.Text;
using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Commands;

/// <summary>
/// Raises the events that commands have left in the outbox. An event is taken down only after the engine has it, and
/// carries its number as deduplication key, so that it is raised at least once and taken once. One for an instance that
/// is unknown or has ended is taken down too: nobody is left to hear it.
/// </summary>
/// <param name="outbox">The outbox.</param>
/// <param name="client">Where events are raised.</param>
public sealed class OutboxRelay(IOutbox outbox, OrchestrationClient client)
{
    private const int AtATime = 1_000;

    /// <summary>Raises everything that stands in the outbox now.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops between steps; what was not taken down is raised again.</param>
    /// <returns>How many events were raised.</returns>
    public async Task<int> DrainAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var raised = 0; ;)
        {
            var rows = await outbox.PendingAsync(AtATime, cancellationToken);
            if (rows.Count == 0)
            {
                return raised;
            }

            await Task.WhenAll(rows.GroupBy(r => r.InstanceId).Select(g => RaiseAsync(g, cancellationToken)));
            await outbox.MarkRaisedAsync([.. rows.Select(r => r.Id)], at, cancellationToken);
            raised += rows.Count;
        }
    }

    private async Task RaiseAsync(IEnumerable<OutboxRow> rowsOfOneInstance, CancellationToken cancellationToken)
    {
        foreach (var row in rowsOfOneInstance)
        {
            await client.RaiseEventAsync(
                row.InstanceId,
                new EventName<JsonElement>(row.Event),
                Payload.Read<JsonElement>(Encoding.UTF8.GetBytes(row.Payload)),
                $"outbox-{row.Id}",
                cancellationToken);
        }
    }
}
