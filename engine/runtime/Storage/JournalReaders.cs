using System.Collections.Concurrent;

namespace ProgramFlows.Engine.Runtime.Storage;

/// <summary>Reading connections, opened as they are needed and used again.</summary>
internal sealed class JournalReaders(JournalFolder folder) : IDisposable
{
    private readonly ConcurrentBag<JournalReader> _free = [];
    private volatile bool _closed;

    public T Read<T>(Func<JournalReader, T> question)
    {
        if (_closed)
        {
            throw Loop.EngineQueue.Stopped;
        }

        if (!_free.TryTake(out var reader))
        {
            reader = new JournalReader(folder.OpenForReading());
        }

        try
        {
            return reader.AsOfOneMoment(question);
        }
        finally
        {
            if (_closed)
            {
                reader.Dispose();
            }
            else
            {
                _free.Add(reader);
            }
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_free.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
