using System.Diagnostics.CodeAnalysis;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>The instances whose turn it is, in order; each stands in it once.</summary>
internal sealed class ReadyQueue(Batch batch)
{
    private readonly Queue<LiveInstance> _ready = new();
    private readonly Queue<LiveInstance> _nextCycle = new();

    public bool IsEmpty => _ready.Count == 0;

    /// <summary>Puts an entry into an instance's inbox and lets the instance have a turn.</summary>
    public void Deliver(LiveInstance instance, InboxEntry entry)
    {
        instance.Inbox.Add(entry);
        batch.Touch(instance);
        Add(instance);
    }

    /// <summary>Lets an instance have a turn, unless it is held or has ended.</summary>
    public void Add(LiveInstance instance)
    {
        if (instance is { IsReady: false, CanRun: true })
        {
            instance.IsReady = true;
            _ready.Enqueue(instance);
        }
    }

    public bool TryTake([NotNullWhen(true)] out LiveInstance? instance) => _ready.TryDequeue(out instance);

    /// <summary>Puts an instance off that has had its share of the cycle.</summary>
    public void PutOff(LiveInstance instance) => _nextCycle.Enqueue(instance);

    /// <summary>Queues those that were put off behind those who still wait for their first turn.</summary>
    public void EndCycle()
    {
        while (_nextCycle.TryDequeue(out var instance))
        {
            _ready.Enqueue(instance);
        }
    }

    public void Clear()
    {
        _ready.Clear();
        _nextCycle.Clear();
    }
}
