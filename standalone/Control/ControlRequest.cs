namespace ProgramFlows.Standalone.Control;

/// <summary>What an operator asks of a running installation.</summary>
/// <param name="Operation">What.</param>
/// <param name="InstanceId">Of which instance; null for <see cref="ControlOperation.PurgeEnded"/>.</param>
/// <param name="Reason">Why; it stands in the history.</param>
/// <param name="Before">For <see cref="ControlOperation.PurgeEnded"/>: the moment, UTC.</param>
internal sealed record ControlRequest(
    ControlOperation Operation, string? InstanceId, string Reason, DateTimeOffset? Before);
