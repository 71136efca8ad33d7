using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ProgramFlows.Adapters.Store.Places;

/// <summary>Where the tables are: how they are reached and brought up to date, and what their troubles mean.</summary>
internal abstract class StorePlace : IDisposable
{
    /// <summary>Whether there is one connection only, so that questions wait their turn among the commands.</summary>
    public virtual bool HasOneConnection => false;

    /// <summary>Whether other processes may write at the same time.</summary>
    public virtual bool IsShared => false;

    /// <summary>How the place is called in messages.</summary>
    protected abstract string Name { get; }

    /// <summary>A context for writing. One thread at a time uses it.</summary>
    public StoreContext ForWriting()
    {
        var context = Writer();

        // The writer looks for changes once, before it saves, and not at each question.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        return context;
    }

    /// <summary>
    /// Nothing has been written for a while: puts away what that left; false when it is to be tried again later.
    /// </summary>
    public virtual bool TryTidyUp() => true;

    /// <summary>A context for reading on a connection of its own.</summary>
    public abstract StoreContext ForReading();

    /// <summary>Begins a transaction that writes.</summary>
    public abstract IDbContextTransaction BeginWriting(StoreContext context);

    /// <summary>Begins a transaction whose questions are all answered as of one moment.</summary>
    public abstract IDbContextTransaction BeginReading(StoreContext context);

    /// <summary>Whether a transaction failed only as another process was quicker; done again, it succeeds.</summary>
    public virtual bool WasCrossed(Exception e) => false;

    /// <summary>Whether the place cannot be reached at present, so that nobody's work can be done.</summary>
    public virtual bool IsAway(Exception e) => false;

    /// <summary>
    /// What went wrong, as those who wait shall hear it: an error of the database with what to do about it, anything
    /// else as it is.
    /// </summary>
    public Exception Told(Exception e) =>
        Within<DbException>(e) is null && Within<DbUpdateException>(e) is null ? e : ErrorOf(e);

    public abstract void Dispose();

    /// <summary>The nearest exception of a kind, down the chain of what caused what.</summary>
    protected static T? Within<T>(Exception? e)
        where T : Exception
    {
        while (e is not null and not T)
        {
            e = e.InnerException;
        }

        return e as T;
    }

    protected abstract StoreContext Writer();

    /// <summary>What the database said, as an error that says what to do.</summary>
    protected abstract StoreException ErrorOf(Exception e);

    /// <exception cref="StoreException">A newer release wrote it.</exception>
    protected void BringUpToDate()
    {
        using var context = ForWriting();
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (context.Database.GetAppliedMigrations().FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new StoreException(
                $"{Name} was written by a newer release (it has the change '{newer}', which this release does not "
                + "know). Install that release or a later one. Nothing was changed.");
        }

        context.Database.Migrate();
    }
}
