using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>
/// The client of one invocation. The host gives clients to functions only; whatever else works in the invocation asks
/// here.
/// </summary>
/// <param name="clock">The clock.</param>
public sealed class BoundClient(TimeProvider clock)
{
    private OrchestrationClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">The function was given none.</exception>
    public OrchestrationClient Client => _client ?? throw new InvalidOperationException(
        "This function has no client. Give it a [DurableClient] parameter and bind it first.");

    /// <summary>Binds the client that a function was given to whatever works in its invocation.</summary>
    /// <param name="services">The invocation's services.</param>
    /// <param name="given">What the host gave.</param>
    /// <param name="catalogue">What may be started.</param>
    /// <returns>The services, for which the client now is there.</returns>
    public static IServiceProvider Bind(IServiceProvider services, DurableTaskClient given, Catalogue catalogue)
    {
        services.GetRequiredService<BoundClient>().Take(given, catalogue);
        return services;
    }

    private void Take(DurableTaskClient given, Catalogue catalogue) =>
        _client = new DurableTaskOrchestrationClient(given, catalogue, clock);
}
