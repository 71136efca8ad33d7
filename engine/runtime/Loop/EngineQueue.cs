using System.Collections.Concurrent;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// What other threads ask of the engine's thread, in order, and the signal that wakes it. Once it is closed, whatever
/// is asked is rejected at once.
/// </summary>
internal sealed class EngineQueue : IDisposable
{
    private readonly ConcurrentQueue<EngineCommand> _commands = new();
    private readonly Queue<EngineCommand> _again = new();
    private readonly ManualResetEventSlim _work = new();
    private volatile bool _stopping;
    private volatile bool _closed;

    /// <summary>Whether nothing is asked, for the engine's thread.</summary>
    public bool IsEmpty => _again.Count == 0 && _commands.IsEmpty;

    /// <summary>Whether the engine's thread is to end after the cycle it is in.</summary>
    public bool IsStopping => _stopping;

    /// <summary>Why a call is answered that comes too late.</summary>
    public static IOException Stopped => new("The engine has stopped. Start it again and repeat the call.");

    /// <summary>Asks something of the engine's thread.</summary>
    public void Post(EngineCommand command)
    {
        _commands.Enqueue(command);
        _work.Set();
        if (_closed)
        {
            RejectAll();
        }
    }

    /// <summary>The next command, for the engine's thread.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EngineCommand? command) =>
        _again.TryDequeue(out command) || _commands.TryDequeue(out command);

    /// <summary>What was taken and has not happened comes again, before all that came later.</summary>
    public void PutBack(IEnumerable<EngineCommand> commands)
    {
        EngineCommand[] all = [.. commands, .. _again];
        _again.Clear();
        foreach (var command in all)
        {
            _again.Enqueue(command);
        }
    }

    /// <summary>Wakes the engine's thread, or keeps it from its next sleep.</summary>
    public void Wake() => _work.Set();

    /// <summary>Called before the look at the work there is: what comes in after it wakes the sleeper.</summary>
    public void BeforeLook() => _work.Reset();

    /// <summary>Sleeps until there is something to do, at most for a time; false when it was over.</summary>
    public bool Sleep(TimeSpan most) => _work.Wait(most);

    /// <summary>Waits for a while, or until the engine is to stop.</summary>
    public void Pause(TimeSpan time)
    {
        for (var until = Environment.TickCount64 + (long)time.TotalMilliseconds; !_stopping;)
        {
            var left = until - Environment.TickCount64;
            if (left <= 0)
            {
                return;
            }

            _work.Reset();
            if (!_stopping)
            {
                _work.Wait(TimeSpan.FromMilliseconds(left));
            }
        }
    }

    /// <summary>Lets the engine's thread end after the cycle it is in.</summary>
    public void Stop()
    {
        _stopping = true;
        _work.Set();
    }

    /// <summary>Rejects what was asked, and from now on whatever is asked: the engine's thread has ended.</summary>
    public void Close()
    {
        _closed = true;
        while (_again.TryDequeue(out var command))
        {
            command.Reject(Stopped);
        }

        RejectAll();
    }

    /// <summary>
    /// Rejects what was asked; an activity's answer is kept, since the activity is not run again for it.
    /// </summary>
    public void RejectAsked(Exception reason)
    {
        while (_again.TryDequeue(out var command))
        {
            _commands.Enqueue(command);
        }

        for (var left = _commands.Count; left > 0 && _commands.TryDequeue(out var command); left--)
        {
            if (command is ActivityAnsweredCommand)
            {
                _commands.Enqueue(command);
            }
            else
            {
                command.Reject(reason);
            }
        }
    }

    public void Dispose() => _work.Dispose();

    private void RejectAll()
    {
        while (_commands.TryDequeue(out var command))
        {
            command.Reject(Stopped);
        }
    }
}
