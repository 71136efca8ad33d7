using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Years;

/// <summary>Starts programme years when their day has come; one that has been started stays as it is.</summary>
/// <param name="programmes">The programmes.</param>
/// <param name="texts">Keeps the texts of those that an older release started.</param>
/// <param name="places">Gives the networks of an older release their place.</param>
/// <param name="client">Where years are started.</param>
public sealed class YearStarter(
    IProgrammeSource programmes, RunningTexts texts, NetworkPlaces places, OrchestrationClient client)
{
    /// <summary>Starts a year, whatever the day: it waits for its first by itself.</summary>
    public static Task StartAsync(
        OrchestrationClient client, ProgrammeDefinition programme, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(programme);
        return client.StartAsync(
            ProgrammeYear.Name,
            InstanceIds.YearOf(programme.Id, programme.FiscalYear),
            new ProgrammeYearInput(programme),
            new StartOptions(InstanceIdReuse.Never)
            {
                Tags = InstanceTags.OfYear(programme.Id, programme.FiscalYear),
            },
            cancellationToken);
    }

    /// <summary>Starts those of some years that are under way and have not been started.</summary>
    /// <param name="years">The years.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <exception cref="ProgrammeException">
    /// Programmes are missing or have mistakes; the message names each, and all others have been started.
    /// </exception>
    public async Task StartAsync(
        IEnumerable<ProgrammeYearName> years, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(years);
        await texts.KeepAsync(cancellationToken);
        await places.CorrectAsync(now, cancellationToken);
        var today = ThaiTime.DayOf(now);
        var mistakes = new List<string>();
        foreach (var year in years.Where(y => new FiscalYear(y.FiscalYear).Contains(today)))
        {
            try
            {
                await StartAsync(year, cancellationToken);
            }
            catch (ProgrammeException e)
            {
                mistakes.Add(e.Message);
            }
        }

        if (mistakes.Count > 0)
        {
            throw new ProgrammeException(string.Join('\n', mistakes));
        }
    }

    private async Task StartAsync(ProgrammeYearName year, CancellationToken cancellationToken)
    {
        var (programme, fiscalYear) = year;
        if (await client.GetAsync(InstanceIds.YearOf(programme, fiscalYear), cancellationToken) is not null)
        {
            return;
        }

        var definition = await programmes.FindAsync(programme, fiscalYear, cancellationToken)
            ?? throw new ProgrammeException(
                $"There is no programme '{year}'. Put '{year}.yaml' into the folder of programmes.");
        await StartAsync(client, definition, cancellationToken);
    }
}
