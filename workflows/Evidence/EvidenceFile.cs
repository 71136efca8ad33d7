namespace ProgramFlows.Workflows.Evidence;

/// <summary>What is kept of a file, once what betrays people has been taken out of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">The SHA-256 of what is kept, as 64 lower-case hexadecimal digits.</param>
/// <param name="CameSha256">The same of what came, so that whoever has the original can prove that it is this
/// one.</param>
public sealed record EvidenceFile(EvidenceKind Kind, long Bytes, string Sha256, string CameSha256);
