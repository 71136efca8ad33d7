using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>Hears of the first trouble that an engine has with its journal.</summary>
internal sealed class TroubleLog : ILoggerFactory, ILogger
{
    private readonly TaskCompletionSource<JournalException> _first = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<JournalException> First => _first.Task;

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
        if (exception is JournalException trouble)
        {
            _first.TrySetResult(trouble);
        }
    }

    public void Dispose()
    {
    }
}
