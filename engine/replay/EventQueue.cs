using System.Diagnostics.CodeAnalysis;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Engine.Replay;

/// <summary>
/// External events and those who wait for them, by name without regard to case. Events that nobody waits for are kept
/// in order; of several waiters the newest is served first; a waiter that was given up takes nothing.
/// </summary>
internal sealed class EventQueue
{
    private readonly Dictionary<string, Named> _names = new(StringComparer.OrdinalIgnoreCase);
    private Queue<string>? _asked;
    private int _waiters;

    /// <summary>Whether anybody waits.</summary>
    public bool HasWaiters => _waiters > 0;

    /// <summary>How many events are kept that nobody has waited for.</summary>
    public int Kept { get; private set; }

    /// <summary>Whether anybody waits for an event of this name.</summary>
    public bool WaitsFor(string name) => _names.TryGetValue(name, out var named) && named.Waiters.Count > 0;

    /// <summary>The name that was waited for first of those that have not been forgotten.</summary>
    public bool TryPeekAsked([NotNullWhen(true)] out string? name)
    {
        name = null;
        return _asked?.TryPeek(out name) == true;
    }

    /// <summary>Forgets the name that was waited for first.</summary>
    public void ForgetAsked() => _asked!.Dequeue();

    /// <summary>Waits for an event, or takes the first that is kept.</summary>
    /// <exception cref="ArgumentException">Whoever waits for this name expects another type.</exception>
    /// <exception cref="PayloadException">The kept event does not fit; it stays.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        var named = NamedOf(name);
        if (named.Waiters.Last is { } newest && newest.Value.Type != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. "
                + $"Expected {newest.Value.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var wait = new OpenTask.Of<T>();
        if (named.Kept.First is { } first)
        {
            wait.Succeed(first.Value);
            named.Kept.RemoveFirst();
            Kept--;
            return wait.Task;
        }

        var waiter = named.Waiters.AddLast(new Waiter(typeof(T), wait));
        _waiters++;
        (_asked ??= new Queue<string>()).Enqueue(named.Name);
        cancellationToken.Register(() => GiveUp(named, waiter, wait, cancellationToken));
        return wait.Task;
    }

    /// <summary>Hands an event to whoever waits for it, or keeps it.</summary>
    /// <exception cref="PayloadException">The event does not fit what its waiter expects; the waiter stays.</exception>
    public void Raise(string name, byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var named = NamedOf(name);
        if (named.Waiters.Last is not { } newest)
        {
            named.Kept.AddLast(payload);
            Kept++;
            return;
        }

        // Out of the list first: the answer runs the orchestrator, which may wait again.
        named.Waiters.RemoveLast();
        _waiters--;
        try
        {
            newest.Value.Wait.Succeed(payload);
        }
        catch (PayloadException)
        {
            named.Waiters.AddLast(newest);
            _waiters++;
            throw;
        }
    }

    /// <summary>Lets whoever waits for an event of this name fail.</summary>
    public void Fail(string name, Exception exception)
    {
        var named = NamedOf(name);
        Waiter[] all = [.. named.Waiters];
        named.Waiters.Clear();
        _waiters -= all.Length;
        foreach (var waiter in all)
        {
            waiter.Wait.Fail(exception);
        }
    }

    /// <summary>The events that nobody has waited for: name by name, each in order of arrival.</summary>
    public IEnumerable<(string Name, byte[] Payload)> Unprocessed() =>
        from named in _names.Values
        from payload in named.Kept
        select (named.Name, payload);

    private Named NamedOf(string name)
    {
        if (!_names.TryGetValue(name, out var named))
        {
            _names.Add(name, named = new Named(name));
        }

        return named;
    }

    private void GiveUp<T>(
        Named named, LinkedListNode<Waiter> waiter, OpenTask.Of<T> wait, CancellationToken cancellation)
    {
        if (waiter.List is not null)
        {
            named.Waiters.Remove(waiter);
            _waiters--;
            wait.Cancel(cancellation);
        }
    }

    private sealed record Waiter(Type Type, OpenTask Wait);

    private sealed record Named(string Name)
    {
        public LinkedList<Waiter> Waiters { get; } = new();

        public LinkedList<byte[]> Kept { get; } = new();
    }
}
