using System.Globalization;
using System.Security.Cryptography;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Commands;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>
/// Journal and store of one folder. Both carry the installation's id and the same mark of how far they are, which moves
/// on together: the store's first, so that after an end between the two the journal has the store's mark before.
/// </summary>
internal sealed record Pair(JournalHalf? Journal, StoreHalf? Store)
{
    private const int RandomBytes = 4;

    /// <summary>Reads both halves of a folder and makes nothing.</summary>
    public static Pair Of(string folder) => new(JournalHalf.Of(folder), StoreHalf.Of(folder));

    /// <summary>Refuses halves that do not belong together.</summary>
    /// <param name="folder">The folder, for the message.</param>
    /// <exception cref="IOException">They do not.</exception>
    public void Require(string folder)
    {
        if (Mismatch() is { } mismatch)
        {
            throw new IOException(
                $"The halves of the installation in '{folder}' do not belong together: {mismatch} Nothing was changed. "
                + $"Put the right '{JournalCopy.FileName}' and '{StoreCopy.FileName}' back side by side, or restore "
                + "the newest backup into another folder.");
        }
    }

    /// <summary>Says, for a command that reads one half alone, that the halves do not belong together.</summary>
    public static void Warn(string folder)
    {
        try
        {
            Of(folder).Require(folder);
        }
        catch (IOException e)
        {
            StandardOutput.TryWriteError(e.Message);
        }
    }

    /// <summary>
    /// The mark that both are given next. No two are the same, so that a copy which went on by itself is told from
    /// what it was copied from.
    /// </summary>
    public StoreMark Next()
    {
        var (id, before) = (Journal?.Mark, Store?.Mark) switch
        {
            ({ } journal, _) => (journal.Installation, journal.Mark),
            (null, { } store) => (store.Installation, null),
            _ => (Guid.NewGuid().ToString("N"), (string?)null),
        };
        return After(id, before);
    }

    /// <summary>The mark after another.</summary>
    public static StoreMark After(string installation, string? mark)
    {
        var number = mark is null ? 0 : long.Parse(mark.Split('-')[0], CultureInfo.InvariantCulture);
        var chance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        return new StoreMark(installation, string.Create(CultureInfo.InvariantCulture, $"{number + 1}-{chance}"), mark);
    }

    private string? Mismatch() => (Journal, Store) switch
    {
        (null, null) => null,
        (null, { } store) => store is { IsUsed: false, Mark: null }
            ? null
            : $"there is a store, and no journal ('{JournalCopy.FileName}').",
        ({ } journal, null) => journal is { IsUsed: false, Mark: null }
            ? null
            : $"there is a journal, and no store ('{StoreCopy.FileName}').",
        ({ } journal, { } store) => Mismatch(journal, store),
    };

    private static string? Mismatch(JournalHalf journal, StoreHalf store) => (journal.Mark, store.Mark) switch
    {
        // A release that kept no marks, or an installation that is being made: both halves, or none, know something.
        (null, null or { MarkBefore: null }) => (journal.IsUsed, store.IsUsed) switch
        {
            (true, false) => "the journal knows orchestrations, and the store knows nothing at all.",
            (false, true) => "the store knows facts, and the journal knows nothing at all.",
            _ => null,
        },
        (null, _) => "the store is an installation's that has run for long, and the journal is nobody's.",
        (_, null) => "the journal is an installation's, and the store is nobody's or has lost everything.",
        ({ } j, { } s) when j.Installation != s.Installation =>
            $"the journal is of the installation {j.Installation}, and the store of {s.Installation}.",
        ({ } j, { } s) => j.Mark == s.Mark || j.Mark == s.MarkBefore
            ? null
            : $"the journal stands at the mark {j.Mark}, and the store at {s.Mark}: one of the two is older, or went "
                + "on elsewhere.",
    };
}
