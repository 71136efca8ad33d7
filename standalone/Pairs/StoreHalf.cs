using ProgramFlows.Adapters.Store;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>The store, as one half of an installation.</summary>
/// <param name="Mark">Whose it is and how far; null when it has never been told.</param>
/// <param name="IsUsed">Whether anything was ever done in it.</param>
internal sealed record StoreHalf(StoreMark? Mark, bool IsUsed)
{
    /// <summary>Reads a folder's store; null when there is none.</summary>
    public static StoreHalf? Of(string folder)
    {
        if (!File.Exists(Path.Combine(folder, StoreCopy.FileName)))
        {
            return null;
        }

        using var store = StoreInspection.Open(folder);
        return new StoreHalf(store.Mark, store.HasFacts);
    }
}
