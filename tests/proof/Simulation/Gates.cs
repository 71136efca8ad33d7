using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>
/// Where activities stand until the simulation lets them go on, one at a time and in the order it chooses.
/// </summary>
internal sealed class Gates
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, TaskCompletionSource> _standing = new(StringComparer.Ordinal);
    private TaskCompletionSource? _arrival;

    /// <summary>How many activities stand here.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _standing.Count;
            }
        }
    }

    /// <summary>Stands here until <see cref="Release"/>.</summary>
    public Task EnterAsync(ActivityContext context)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _standing.Add($"{context.InstanceId}/{context.IdempotencyKey}", gate);
            _arrival?.TrySetResult();
        }

        return gate.Task;
    }

    /// <summary>Waits until so many activities stand here.</summary>
    public async Task WhenStandingAsync(int count)
    {
        while (true)
        {
            TaskCompletionSource arrival;
            lock (_lock)
            {
                if (_standing.Count >= count)
                {
                    return;
                }

                _arrival = arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await arrival.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Lets one activity run to its end.</summary>
    public void Release(int index)
    {
        TaskCompletionSource gate;
        lock (_lock)
        {
            var chosen = _standing.ElementAt(index);
            _standing.Remove(chosen.Key);
            gate = chosen.Value;
        }

        gate.SetResult();
    }
}
