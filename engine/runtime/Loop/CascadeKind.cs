namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What is done to an instance and all that it started. The numbers stand in journals: never change one, only add.
/// </summary>
internal enum CascadeKind
{
    Suspend = 1,
    Resume = 2,
    Cancel = 3,
    Terminate = 4,
    Purge = 5,
    Rewind = 6,
}
