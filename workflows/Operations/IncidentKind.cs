namespace ProgramFlows.Workflows.Operations;

/// <summary>What can go wrong that a person has to see to. The numbers stand in stores.</summary>
public enum IncidentKind
{
    /// <summary>Messages to a person came back: nobody reaches them by mail.</summary>
    NoContact = 0,
}
