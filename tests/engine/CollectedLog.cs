using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Tests.Engine;

/// <summary>A log that keeps what it is told, or throws whenever it is told something.</summary>
/// <param name="thrown">What it throws; null when it keeps.</param>
internal sealed class CollectedLog(Exception? thrown = null) : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (thrown is not null)
        {
            throw thrown;
        }

        // As a console would: the exception with all its texts.
        _lines.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
