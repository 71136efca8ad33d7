using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Functions;

/// <summary>Starts the programme years of this installation; one that has been started stays as it is.</summary>
/// <param name="settings">Which years.</param>
/// <param name="programmes">The programmes.</param>
/// <param name="texts">Keeps the texts of those that an older release started.</param>
/// <param name="client">Where they are started.</param>
public sealed class YearStarter(
    AzureSettings settings, IProgrammeSource programmes, RunningTexts texts, OrchestrationClient client)
{
    /// <summary>Starts those that have not been started.</summary>
    /// <exception cref="ProgrammeException">A programme is missing or has mistakes.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await texts.KeepAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in settings.Years)
        {
            var (programme, fiscalYear) = ProgrammeYearName.TryRead(name)!;
            var id = TaskIdentity.YearOf(programme, fiscalYear);
            if (await client.GetAsync(id, cancellationToken).ConfigureAwait(false) is not null)
            {
                continue;
            }

            var definition = await programmes.FindAsync(programme, fiscalYear, cancellationToken).ConfigureAwait(false)
                ?? throw new ProgrammeException(
                    $"There is no programme '{name}' in '{settings.ProgramsFolder}'. Put '{name}.yaml' there.");
            await client.StartAsync(
                ProgrammeYear.Name,
                id,
                new ProgrammeYearInput(definition),
                new StartOptions(InstanceIdReuse.Never),
                cancellationToken).ConfigureAwait(false);
        }
    }
}
