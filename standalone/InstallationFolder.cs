using ProgramFlows.Hosting;
using ProgramFlows.Standalone.Commands;

namespace ProgramFlows.Standalone;

/// <summary>Where one installation keeps everything: the journal, the store, the messages and the files.</summary>
/// <param name="Path">The folder.</param>
public sealed record InstallationFolder(string Path)
{
    /// <summary>The folder that is used when none is named.</summary>
    public const string Default = "data";

    /// <summary>Where the links in messages lead when nothing is said.</summary>
    public const string UsualSite = "http://localhost:5080/";

    /// <summary>The folder of the messages.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");

    /// <summary>The folder of the files of evidence.</summary>
    public string Evidence => System.IO.Path.Combine(Path, "evidence");

    /// <summary>What it is put together with.</summary>
    /// <param name="site">Where the links in messages lead.</param>
    public ProgrammeSettings SettingsAt(Uri site) =>
        new(site, Mail, Programmes.Folder) { EvidenceFolder = Evidence };

    /// <summary>What it is put together with by a command without pages.</summary>
    public ProgrammeSettings Settings() => SettingsAt(new Uri(UsualSite));

    /// <summary>What it is put together with where nobody is to be told anything.</summary>
    public ProgrammeSettings SettingsWithoutMessages() => Settings() with { MailFolder = null };
}
