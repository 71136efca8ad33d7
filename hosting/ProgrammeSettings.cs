namespace ProgramFlows.Hosting;

/// <summary>What differs from one installation of the programme to the next, whatever hosts it.</summary>
/// <param name="Site">Where the pages are as people reach them, for links in messages.</param>
/// <param name="MailFolder">The folder in which messages are laid down; null where the host brings a channel.</param>
/// <param name="ProgramsFolder">The folder of the programmes.</param>
public sealed record ProgrammeSettings(Uri Site, string? MailFolder, string ProgramsFolder)
{
    /// <summary>The archive's container; null where there is no archive.</summary>
    public Uri? ArchiveContainer { get; init; }

    /// <summary>Whether the networks and people are simulated, so that every page says so.</summary>
    public bool IsDemo { get; init; }
}
