namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>What a crash leaves: the files of a journal's folder as the operating system has them.</summary>
internal static class FolderCopy
{
    /// <summary>Copies journal and write-ahead log; the index of the log is made anew by whoever opens it.</summary>
    public static void Make(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var name in (ReadOnlySpan<string>)["journal.db", "journal.db-wal"])
        {
            var file = Path.Combine(from, name);
            if (File.Exists(file))
            {
                File.Copy(file, Path.Combine(to, name));
            }
        }
    }
}
