using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// Looks at every line that a stage logs, at every level and with the values in it, for what people are called, where
/// they are written to, and what they typed. All tests with pages run under it.
/// </summary>
public sealed class LeakWatch : ILoggerProvider
{
    // Every address of the tests ends so, and no name of a site does.
    private const string AnyAddress = "@example.org";

    private static readonly string[] Planted =
    [
        AnyAddress,
        .. SmallYear.Roster.People.Select(p => p.Name),
        "ปั๊ม ที่ ญู ฎี ฐิ น้ำ", "ปราณี", "ข้อตกลงตำบลบ้านใหม่", "บุญฐิติ",
    ];

    private readonly ConcurrentQueue<string> _leaks = new();
    private long _lines;

    public ILogger CreateLogger(string categoryName) => new Watcher(this, categoryName);

    /// <summary>Fails when something was logged that must not be, or when nothing was watched at all.</summary>
    public void AssertClean()
    {
        if (!_leaks.IsEmpty || _lines == 0)
        {
            throw new InvalidOperationException(
                _lines == 0 ? "No line was logged, so nothing was watched."
                    : $"What belongs to people stands in the log:\n{string.Join('\n', _leaks)}");
        }
    }

    public void Dispose()
    {
    }

    private void Look(string category, string text)
    {
        Interlocked.Increment(ref _lines);
        if (Planted.FirstOrDefault(p => text.Contains(p, StringComparison.Ordinal)) is { } leaked)
        {
            _leaks.Enqueue($"'{leaked}' in {category}: {text}");
        }
    }

    private sealed class Watcher(LeakWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            watch.Look(category, $"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            watch.Look(category, $"{formatter(state, exception)} {exception}");
        }
    }
}
