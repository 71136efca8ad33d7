namespace ProgramFlows.Workflows.Evidence;

/// <summary>Why a file is not taken; <see cref="EvidenceTexts"/> says what to do instead.</summary>
public enum EvidenceRefusal
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is larger than is taken.</summary>
    TooLarge,

    /// <summary>It is a photograph in Apple's format, which not every telephone can show.</summary>
    Heic,

    /// <summary>It is a file of an office program, or one that holds others.</summary>
    Office,

    /// <summary>It is none of the kinds that are kept, whatever its name says.</summary>
    OtherKind,

    /// <summary>It is cut off or damaged.</summary>
    Broken,

    /// <summary>It has more pixels than are taken.</summary>
    TooManyPixels,

    /// <summary>It is a document that a password protects.</summary>
    Protected,

    /// <summary>It is a document from which what betrays its author cannot be taken out.</summary>
    NotCleanable,

    /// <summary>It has more pages than are taken.</summary>
    TooManyPages,
}
