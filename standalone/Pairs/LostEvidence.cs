using System.Security.Cryptography;
using ProgramFlows.Adapters.Store;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>Files of evidence that are no longer as they were kept.</summary>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Missing">The ids of those that are not there.</param>
/// <param name="Altered">The ids of those whose checksum is another.</param>
internal sealed record LostEvidence(int Looked, IReadOnlyList<string> Missing, IReadOnlyList<string> Altered)
{
    public bool IsNone => Missing.Count == 0 && Altered.Count == 0;

    /// <summary>Reads every file that the store names.</summary>
    public static LostEvidence Find(InstallationFolder folder)
    {
        using var store = StoreInspection.Open(folder.Path);
        var (missing, altered) = (new List<string>(), new List<string>());
        var entered = store.Evidence;
        foreach (var (id, sum) in entered)
        {
            var file = Path.Combine(folder.Evidence, id.Value);
            if (!File.Exists(file))
            {
                missing.Add(id.Value);
                continue;
            }

            using var stream = File.OpenRead(file);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != sum)
            {
                altered.Add(id.Value);
            }
        }

        return new LostEvidence(entered.Count, missing, altered);
    }
}
