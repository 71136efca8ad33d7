using Microsoft.Extensions.Logging;
using ProgramFlows.Tests.Contracts;

namespace ProgramFlows.Tests.Engine;

/// <summary>A log that throws whatever it is asked.</summary>
internal sealed class FailingLog : ILoggerFactory, ILogger
{
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
        Func<TState, Exception?, string> formatter) => throw new DreadfulException();

    public void Dispose()
    {
    }
}
