namespace ProgramFlows.Workflows.Privacy;

/// <summary>What somebody asks to have done with what is held about them.</summary>
public enum PrivacyRequestKind
{
    /// <summary>To have it corrected.</summary>
    Correct,

    /// <summary>To have it erased.</summary>
    Erase,
}
