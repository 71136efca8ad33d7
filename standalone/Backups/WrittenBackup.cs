namespace ProgramFlows.Standalone.Backups;

/// <summary>What was written and read again.</summary>
/// <param name="Bytes">How large the file is.</param>
/// <param name="Histories">Histories of instances in it.</param>
/// <param name="Messages">Messages in it.</param>
/// <param name="Files">Files of evidence in it.</param>
internal sealed record WrittenBackup(long Bytes, long Histories, int Messages, int Files);
