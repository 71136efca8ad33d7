using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// The people of a rehearsal: once a day they look at their tasks. Being an orchestration, they survive a kill like
/// everything else.
/// </summary>
public sealed class SimulatedPeople : Orchestrator<SimulationInput, Unit>
{
    /// <summary>The one instance's id.</summary>
    public const string Id = "simulated-people";

    private static readonly TimeOnly ActAt = new(15, 0);

    private static readonly RetryPolicy Retry = new(10, TimeSpan.FromSeconds(1), 2);

    /// <summary>Its name in histories.</summary>
    public static OrchestratorName<SimulationInput, Unit> Name { get; } = new("SimulatedPeople");

    /// <inheritdoc/>
    public override async Task<Unit> RunAsync(OrchestrationContext context, SimulationInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await context.CreateTimerAsync(ThaiTime.Moment(input.Day, ActAt));
        await context.CallActivityAsync(
            ActAsPeople.Name, new ActAsPeopleInput(input.Seed, context.CurrentUtcDateTime), Retry);
        if (input.Day < input.Until)
        {
            context.ContinueAsNew(input with { Day = input.Day.AddDays(1) });
        }

        return default;
    }
}
