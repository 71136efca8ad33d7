using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>
/// The client of one invocation. The host gives clients to functions only; whatever else works in the invocation asks
/// here.
/// </summary>
/// <param name="catalogue">What may be started.</param>
/// <param name="clock">The clock.</param>
public sealed class BoundClient(Catalogue catalogue, TimeProvider clock)
{
    private readonly Catalogue _catalogue = catalogue;
    private readonly TimeProvider _clock = clock;
    private OrchestrationClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">The function was given none.</exception>
    public OrchestrationClient Client => _client ?? throw new InvalidOperationException(
        "This function has no client. Give it a [DurableClient] parameter and bind it first.");

    /// <summary>Binds the client that a function was given to whatever works in its invocation.</summary>
    /// <param name="services">The invocation's services.</param>
    /// <param name="given">What the host gave.</param>
    /// <returns>The services, for which the client now is there.</returns>
    public static IServiceProvider Bind(IServiceProvider services, DurableTaskClient given)
    {
        var bound = services.GetRequiredService<BoundClient>();
        bound._client = new DurableTaskOrchestrationClient(given, bound._catalogue, bound._clock);
        return services;
    }
}
