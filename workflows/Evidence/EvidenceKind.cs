namespace ProgramFlows.Workflows.Evidence;

/// <summary>The kinds of files that are kept. What a file is, its content says and never its name.</summary>
public enum EvidenceKind
{
    /// <summary>A photograph.</summary>
    Jpeg,

    /// <summary>A picture without loss, such as of a screen.</summary>
    Png,

    /// <summary>A document.</summary>
    Pdf,
}
