using System.Text;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Years;

/// <summary>
/// Keeps the texts of years that an older release started, which kept none: from what each year was started with.
/// </summary>
/// <param name="library">Where texts are kept.</param>
/// <param name="client">Where the years run.</param>
public sealed class RunningTexts(IProgrammeLibrary library, OrchestrationClient client)
{
    /// <summary>Keeps those that tasks refer to and that are not kept; a year that has been purged is passed
    /// over.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach (var (programme, fiscalYear) in await library.MissingAsync(cancellationToken))
        {
            var history = await client.GetHistoryAsync(InstanceIds.YearOf(programme, fiscalYear), cancellationToken);
            if (history.FirstOrDefault(e => e.Kind == HistoryEventKind.ExecutionStarted)?.Payload is { } input)
            {
                var year = Payload.Read<ProgrammeYearInput>(Encoding.UTF8.GetBytes(input));
                await library.KeepAsync(year.Programme, cancellationToken);
            }
        }
    }
}
