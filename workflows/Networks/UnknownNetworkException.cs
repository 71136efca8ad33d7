using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A network that the store does not know.</summary>
/// <param name="code">Its code.</param>
public sealed class UnknownNetworkException(NetworkCode code)
    : PermanentFailureException($"The network '{code}' is not in the store. Import it, then rewind the orchestration.");
