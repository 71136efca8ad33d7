using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Layout;

/// <summary>
/// Whether messages wait because the channel is held. Every page says so, so it is looked up once a moment, however
/// many are asked for.
/// </summary>
internal sealed class HeldMessages(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Looked? _last;

    /// <summary>Whether the channel is held, at most a moment old.</summary>
    public Task<bool> AreThereAsync()
    {
        lock (_lock)
        {
            // Nobody's own request: it must not end with whoever happened to ask first.
            if (_last is null || (_last.IsHeld.IsCompleted && clock.GetElapsedTime(_last.At) >= Moment))
            {
                _last = new Looked(clock.GetTimestamp(), Task.Run(LookAsync));
            }

            return _last.IsHeld;
        }
    }

    /// <summary>Has it looked up anew: somebody has just held or released the channel here.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _last = null;
        }
    }

    private async Task<bool> LookAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return scope.ServiceProvider.GetService<IMessageCarrier>() is { } carrier
                && scope.ServiceProvider.GetService<SiteAddress>() is { } site
                && (await scope.ServiceProvider.GetRequiredService<IDeliveryLedger>()
                    .StandingAsync(Channel.Of(carrier, site), CancellationToken.None).ConfigureAwait(false)).IsHeld;
        }
#pragma warning disable CA1031 // The page that says that the store is away has this note, too.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private sealed record Looked(long At, Task<bool> IsHeld);
}
