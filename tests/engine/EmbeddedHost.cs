using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Engine;

/// <summary>The embedded engine on a folder of its own, in virtual time.</summary>
internal sealed class EmbeddedHost : IEngineHost
{
    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock;
    private readonly EngineOptions _options;
    private readonly ILoggerFactory _loggers;
    private EmbeddedEngine _engine;

    public EmbeddedHost(
        Catalogue catalogue,
        DateTimeOffset start,
        EngineOptions? options = null,
        string? copy = null,
        ILoggerFactory? loggers = null)
    {
        _loggers = loggers ?? NullLoggerFactory.Instance;
        _clock = new VirtualClock(start);
        _options = (options ?? new EngineOptions()) with
        {
            Folder = _folder.Path,
            Clock = _clock,
            StopTimeout = TimeSpan.Zero,
        };
        if (copy is not null)
        {
            File.Copy(copy, _folder[JournalCopy.FileName]);
        }

        _engine = Open(catalogue);
    }

    public OrchestrationClient Client => _engine.Client;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public EmbeddedEngine Engine => _engine;

    public VirtualClock Clock => _clock;

    public string Folder => _folder.Path;

    public async Task SettleAsync() => await _engine.WhenIdleAsync();

    public Task AdvanceAsync(TimeSpan time) =>
        new VirtualTime(_engine, _clock).PlayToAsync(Now + time, CancellationToken.None);

    public async Task RestartAsync(Catalogue catalogue)
    {
        await _engine.DisposeAsync();
        _engine = Open(catalogue);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private EmbeddedEngine Open(Catalogue catalogue)
    {
        var engine = EmbeddedEngine.Open(_options, catalogue, NoServices.Instance, _loggers);
        engine.Start();
        return engine;
    }
}
