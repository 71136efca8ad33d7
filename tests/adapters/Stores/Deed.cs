namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What can be asked of the task desk.</summary>
public enum Deed
{
    Submit,
    Accept,
    Return,
    Extend,
    Waive,
    Lapse,
}
