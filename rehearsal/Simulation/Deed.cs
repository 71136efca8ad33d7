namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>What a simulated person does about a task on a day.</summary>
internal enum Deed
{
    Nothing,
    Submit,
    Accept,
    Return,
    Extend,
    Waive,
}
