using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Tests.Years;

/// <summary>A year on the embedded engine.</summary>
public sealed class EmbeddedYearHost : IYearHost
{
    private readonly VirtualClock _clock;
    private readonly EmbeddedEngine _engine;

    private EmbeddedYearHost(Catalogue catalogue, IServiceProvider services, DateTimeOffset start, string? folder)
    {
        _clock = new VirtualClock(start);
        _engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = _clock }, catalogue, services, NullLoggerFactory.Instance);
        _engine.Start();
    }

    /// <inheritdoc/>
    public OrchestrationClient Client => _engine.Client;

    /// <inheritdoc/>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>With its journal in memory.</summary>
    public static PlayedYear.StartHost InMemory => On(folder: null);

    /// <summary>With its journal in a folder.</summary>
    public static PlayedYear.StartHost On(string? folder) => (catalogue, services, start) =>
        Task.FromResult<IYearHost>(new EmbeddedYearHost(catalogue, services, start, folder));

    /// <inheritdoc/>
    public Task PlayToAsync(DateTimeOffset moment, Func<Task<bool>> whenIdle) =>
        new VirtualTime(_engine, _clock) { Settle = _ => whenIdle() }.PlayToAsync(moment, default);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
