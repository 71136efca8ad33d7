using Microsoft.Extensions.Logging;

namespace ProgramFlows.Tests.Engine;

/// <summary>What an engine logs; a test can wait for a line.</summary>
internal sealed class ToldLog : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Part, TaskCompletionSource<string> Seen)> _waiting = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The first line that holds a text, now or later.</summary>
    public Task<string> SaysAsync(string part)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((part, seen));
            _lines.ForEach(Tell);
            return seen.Task;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var line = $"{logLevel}: {formatter(state, exception)}";
        lock (_lock)
        {
            _lines.Add(line);
            Tell(line);
        }
    }

    public void Dispose()
    {
    }

    private void Tell(string line)
    {
        foreach (var (_, seen) in _waiting.Where(w => line.Contains(w.Part, StringComparison.Ordinal)))
        {
            seen.TrySetResult(line);
        }
    }
}
