using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Years;

/// <summary>
/// A programme's fiscal year: opens it, starts every enrolled network, takes late joiners, and closes with the year.
/// </summary>
public sealed class ProgrammeYear : Orchestrator<ProgrammeYearInput, int>
{
    private const int NetworksAtATime = 250;

    /// <summary>Its name in histories. The output is how many networks were started.</summary>
    public static OrchestratorName<ProgrammeYearInput, int> Name { get; } = new("ProgrammeYear");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(OrchestrationContext context, ProgrammeYearInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var programme = input.Programme;
        var joined = context.WaitForExternalEventAsync(NetworksJoined.Event);
        var opensAt = ThaiTime.StartOf(programme.Year.FirstDay);
        while (context.CurrentUtcDateTime < opensAt)
        {
            await context.CreateTimerAsync(opensAt);
        }

        await context.CallActivityAsync(
            StartDigest.Name,
            DailyDigestInput.For(programme, ThaiTime.DayOf(context.CurrentUtcDateTime)),
            Retries.Patient);
        var started = await StartEnrolledAsync(context, programme);
        var closesAt = ThaiTime.StartOf(programme.Year.LastDay.AddDays(1));
        while (await context.CompletedByAsync(joined, closesAt))
        {
            var codes = (await joined).Codes;
            joined = context.WaitForExternalEventAsync(NetworksJoined.Event);
            started += (
                await context.CallActivityAsync(
                    StartNetworks.Name, new StartNetworksInput(programme, codes), Retries.Patient)).Started;
        }

        return started;
    }

    private static async Task<int> StartEnrolledAsync(OrchestrationContext context, ProgrammeDefinition programme)
    {
        var started = 0;
        for (var after = string.Empty; after is not null;)
        {
            var page = await context.CallActivityAsync(
                StartEnrolledNetworks.Name,
                new StartEnrolledNetworksInput(programme, after, NetworksAtATime),
                Retries.Patient);
            started += page.Started;
            after = page.Last;
        }

        return started;
    }
}

/// <summary>What a programme year is started with.</summary>
/// <param name="Programme">The programme, as it stands now; the year keeps it.</param>
public sealed record ProgrammeYearInput(ProgrammeDefinition Programme);
