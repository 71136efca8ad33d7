namespace ProgramFlows.Standalone;

/// <summary>Where one installation keeps everything: the journal, the store and the messages.</summary>
/// <param name="Path">The folder.</param>
public sealed record InstallationFolder(string Path)
{
    /// <summary>The folder that is used when none is named.</summary>
    public const string Default = "data";

    /// <summary>The folder of the messages.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");
}
