namespace ProgramFlows.Tests.Years;

/// <summary>What somebody does with a task.</summary>
internal enum Deed
{
    Submit,
    Accept,
    Return,
    Extend,
    Waive,
}
