using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>Adds the simulated people to a catalogue.</summary>
public static class SimulationCatalogue
{
    /// <summary>Adds their orchestrator and activity; in no catalogue of a real installation.</summary>
    public static Catalogue AddSimulation(this Catalogue catalogue) => catalogue
        .AddOrchestrator(SimulatedPeople.Name, () => new SimulatedPeople())
        .AddActivity(
            ActAsPeople.Name,
            s => new ActAsPeople(
                s.GetRequiredService<ISimulationReader>(),
                s.GetRequiredService<ITaskDesk>(),
                s.GetRequiredService<IProgrammeLibrary>()));
}
