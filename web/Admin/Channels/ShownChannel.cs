using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Admin.Channels;

/// <summary>The installation's channel, and the forms that try, release and hold it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Domains">The only domains that may be written to; empty where all may.</param>
public sealed record ShownChannel(SeenChannel Channel, IReadOnlyList<string> Domains)
{
    /// <summary>The reason to hold it, as it was written.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>What is to be corrected.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];
}
