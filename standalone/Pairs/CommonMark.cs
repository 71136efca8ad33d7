using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>The mark that journal and store have in common, by which an older copy of one is told.</summary>
internal sealed class CommonMark(Store store, EmbeddedEngine engine)
{
    private StoreMark? _mark;

    /// <summary>Moves it on; while everything is held, not.</summary>
    /// <exception cref="IOException">One of the two could not be written.</exception>
    public async Task MoveOnAsync(CancellationToken cancellationToken)
    {
        if (_mark is { } mark && engine.ClockHold is null)
        {
            await GiveAsync(Pair.After(mark.Installation, mark.Mark), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The store first: the journal then has the mark before, should the process end between.</summary>
    public async Task GiveAsync(StoreMark mark, CancellationToken cancellationToken)
    {
        await store.NoteAsync(mark, cancellationToken).ConfigureAwait(false);
        await engine.NoteAsync(new HostMark(mark.Installation, mark.Mark)).ConfigureAwait(false);
        _mark = mark;
    }
}
