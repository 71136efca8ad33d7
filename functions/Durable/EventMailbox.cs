using System.Text.Json;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The events of one run. The host is asked for one event of a name at a time, and that wait is never given up: in
/// Durable Task a wait that was given up would take the next event with it. Waits of the orchestrator stand before it,
/// the newest served first, and an event that finds none is kept.
/// </summary>
/// <param name="listen">Asks the host for the next event of a name.</param>
/// <param name="seen">The keys of events that were taken.</param>
/// <param name="blockage">What holds the run.</param>
/// <param name="deliveries">By which the code hears of them.</param>
internal sealed class EventMailbox(
    Func<string, Task<JsonElement>> listen, SeenKeys seen, Blockage blockage, Deliveries deliveries)
{
    private readonly Dictionary<string, Box> _boxes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether anybody waits.</summary>
    public bool HasWaiters => _boxes.Values.Any(b => b.Waiters.Count > 0);

    /// <exception cref="ArgumentException">A live waiter for this name expects another type.</exception>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        var box = BoxOf(name);
        if (box.Waiters.Find(w => w.Type != typeof(T)) is { } other)
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. "
                + $"Expected {other.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var waiter = new Waiter<T>(blockage);
        if (box.Kept.TryDequeue(out var kept))
        {
            waiter.Deliver(kept);
            return waiter.Task;
        }

        box.Waiters.Add(waiter);
        cancellationToken.Register(() =>
        {
            box.Waiters.Remove(waiter);
            waiter.GiveUp(cancellationToken);
        });
        if (!box.IsListening)
        {
            _ = ListenAsync(box);
        }

        return waiter.Task;
    }

    /// <summary>Keeps what the run before has handed on.</summary>
    public void Keep(IReadOnlyList<KeptEvent> events)
    {
        foreach (var (name, carried) in events)
        {
            BoxOf(name).Kept.Enqueue(carried);
        }
    }

    /// <summary>Takes over everything that nobody has waited for, also what the host still keeps.</summary>
    /// <param name="names">The names of the events that have reached this run.</param>
    public IReadOnlyList<KeptEvent> TakeOver(IEnumerable<string> names)
    {
        foreach (var box in names.Select(BoxOf).Where(b => !b.IsListening))
        {
            while (listen(box.Name) is { IsCompletedSuccessfully: true } arrived)
            {
                if (box.Name != RaisedEvent.Wake
                    && RaisedEvent.Open(arrived.GetAwaiter().GetResult()) is var kept && seen.IsFirst(kept.Key))
                {
                    box.Kept.Enqueue(kept.Carried);
                }
            }
        }

        return [.. from box in _boxes.Values from carried in box.Kept select new KeptEvent(box.Name, carried)];
    }

    private Box BoxOf(string name)
    {
        if (!_boxes.TryGetValue(name, out var box))
        {
            _boxes.Add(name, box = new Box(name));
        }

        return box;
    }

    private async Task ListenAsync(Box box)
    {
        do
        {
            box.IsListening = true;
            try
            {
                var arrived = RaisedEvent.Open(await listen(box.Name));
                box.IsListening = false;
                if (seen.IsFirst(arrived.Key))
                {
                    deliveries.Hand(() => box.Take(arrived.Carried));
                }
            }
            catch (Exception e)
            {
                // Nobody awaits the listening; whoever waits for the event must hear of it.
                box.IsListening = false;
                deliveries.Hand(() => box.Fail(e));
            }
        }
        while (!box.IsListening && box.Waiters.Count > 0);
    }

    private sealed class Box(string name)
    {
        public string Name { get; } = name;

        public List<Waiter> Waiters { get; } = [];

        public Queue<JsonElement> Kept { get; } = new();

        public bool IsListening { get; set; }

        public void Take(JsonElement carried)
        {
            if (Waiters.Count == 0)
            {
                Kept.Enqueue(carried);
                return;
            }

            var newest = Waiters[^1];
            Waiters.RemoveAt(Waiters.Count - 1);
            newest.Deliver(carried);
        }

        public void Fail(Exception e)
        {
            Waiter[] all = [.. Waiters];
            Waiters.Clear();
            foreach (var waiter in all)
            {
                waiter.Fail(e);
            }
        }
    }

    private abstract class Waiter(Type type)
    {
        public Type Type { get; } = type;

        public abstract void Deliver(JsonElement carried);

        public abstract void Fail(Exception e);
    }

    private sealed class Waiter<T>(Blockage blockage) : Waiter(typeof(T))
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public override void Deliver(JsonElement carried)
        {
            if (blockage.TryRead<T>(carried, out var value))
            {
                _source.TrySetResult(value);
            }
        }

        public override void Fail(Exception e) => _source.TrySetException(e);

        public void GiveUp(CancellationToken cancellationToken) => _source.TrySetCanceled(cancellationToken);
    }
}
