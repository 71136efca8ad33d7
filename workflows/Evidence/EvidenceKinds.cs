namespace ProgramFlows.Workflows.Evidence;

/// <summary>What is to be known of a kind of files.</summary>
public static class EvidenceKinds
{
    /// <summary>What a form lets one choose from; what is chosen is looked at all the same.</summary>
    public static string Accepted { get; } =
        string.Join(',', Enum.GetValues<EvidenceKind>().Select(k => k.ContentType()));

    /// <summary>The type that it is served as.</summary>
    public static string ContentType(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Jpeg => "image/jpeg",
        EvidenceKind.Png => "image/png",
        EvidenceKind.Pdf => "application/pdf",
    };

    /// <summary>How the name of such a file ends.</summary>
    public static string Ending(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Jpeg => ".jpg",
        EvidenceKind.Png => ".png",
        EvidenceKind.Pdf => ".pdf",
    };
}
