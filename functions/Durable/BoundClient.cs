using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The client of one invocation. The host gives clients to functions only; whatever else works in the invocation asks
/// here.
/// </summary>
public sealed class BoundClient
{
    private OrchestrationClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">The function was given none.</exception>
    public OrchestrationClient Client
    {
        get => _client ?? throw new InvalidOperationException(
            "This function has no client. Give it a [DurableClient] parameter and bind it first.");
        set => _client = value;
    }
}
