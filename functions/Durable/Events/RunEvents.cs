using System.Text.Json;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Functions.Durable.Run;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions.Durable.Events;

/// <summary>
/// The events of one run. The host is asked for one event of a name at a time, and that wait is never given up: in
/// Durable Task a wait that was given up would take the next event with it. Waits of the orchestrator stand before it,
/// in the queue that both engines have.
/// </summary>
/// <param name="listen">Asks the host for the next event of a name.</param>
/// <param name="seen">The keys of events that were taken.</param>
/// <param name="block">What holds the run.</param>
/// <param name="scheduler">By which the code hears of them.</param>
internal sealed class RunEvents(
    Func<string, Task<JsonElement>> listen, SeenKeys seen, BlockReason block, TurnScheduler scheduler)
{
    private readonly EventQueue _queue = new();
    private readonly HashSet<string> _listening = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether anybody waits.</summary>
    public bool HasWaiters => _queue.HasWaiters;

    /// <exception cref="ArgumentException">A live waiter for this name expects another type.</exception>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        if (block.Stands)
        {
            return BlockReason.Never<T>();
        }

        Task<T> wait;
        try
        {
            wait = _queue.Wait<T>(name, cancellationToken);
        }
        catch (PayloadException e)
        {
            block.Because(e.Message);
            return BlockReason.Never<T>();
        }

        if (_queue.WaitsFor(name) && !_listening.Contains(name))
        {
            _ = ListenAsync(name);
        }

        return wait;
    }

    /// <summary>Keeps what the run before has handed on.</summary>
    public void Keep(IReadOnlyList<BufferedEvent> events)
    {
        foreach (var (name, payload) in events)
        {
            _queue.Raise(name, Json.BytesOf(payload));
        }
    }

    /// <summary>Takes over everything that nobody has waited for, also what the host still keeps.</summary>
    /// <param name="names">The names of the events that have reached this run.</param>
    public IReadOnlyList<BufferedEvent> TakeOver(IEnumerable<string> names)
    {
        foreach (var name in names.Where(n => !_listening.Contains(n)))
        {
            while (listen(name) is { IsCompletedSuccessfully: true } arrived)
            {
                if (name != RaisedEvent.Wake
                    && RaisedEvent.Open(arrived.GetAwaiter().GetResult()) is var kept && seen.IsFirst(kept.Key))
                {
                    _queue.Raise(name, Json.BytesOf(kept.Payload));
                }
            }
        }

        return [.. _queue.Unprocessed().Select(e => new BufferedEvent(e.Name, Json.Parse(e.Payload)))];
    }

    private async Task ListenAsync(string name)
    {
        do
        {
            _listening.Add(name);
            try
            {
                var arrived = RaisedEvent.Open(await listen(name));
                _listening.Remove(name);
                if (seen.IsFirst(arrived.Key))
                {
                    scheduler.Hand(() => Take(name, arrived.Payload));
                }
            }
            catch (Exception e)
            {
                // Nobody awaits the listening; whoever waits for the event must hear of it.
                _listening.Remove(name);
                scheduler.Hand(() => _queue.Fail(name, e));
            }
        }
        while (!_listening.Contains(name) && _queue.WaitsFor(name));
    }

    private void Take(string name, JsonElement payload)
    {
        try
        {
            _queue.Raise(name, Json.BytesOf(payload));
        }
        catch (PayloadException e)
        {
            block.Because(e.Message);
        }
    }
}
