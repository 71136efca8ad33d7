namespace ProgramFlows.Adapters.Evidence.Folder;

/// <summary>Where files of evidence are kept on this machine.</summary>
public sealed class EvidenceFolderOptions
{
    /// <summary>The folder, which is made with the first file; it is its owner's alone.</summary>
    public required string Folder { get; init; }
}
