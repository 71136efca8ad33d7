using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.Folder;

/// <summary>Where messages are laid down, and from whom they come.</summary>
public sealed record EmailFolderOptions
{
    /// <summary>The folder of the <c>.eml</c> files; made when it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The name in the From header.</summary>
    public string FromName { get; init; } = SenderIdentity.UsualName;

    /// <summary>The address in the From header; its domain also stands in message ids.</summary>
    public string FromAddress { get; init; } = "programflows@example.org";
}
