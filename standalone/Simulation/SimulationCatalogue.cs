using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Standalone.Simulation;

/// <summary>Adds the simulated people to a catalogue.</summary>
internal static class SimulationCatalogue
{
    public static Catalogue AddSimulation(this Catalogue catalogue) => catalogue
        .AddOrchestrator(SimulatedPeople.Name, () => new SimulatedPeople())
        .AddActivity(
            ActAsPeople.Name,
            s => new ActAsPeople(
                s.GetRequiredService<IProgressReader>(),
                s.GetRequiredService<ITurnReader>(),
                s.GetRequiredService<ITaskDesk>()));
}
