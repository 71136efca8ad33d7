namespace ProgramFlows.Engine.Contract;

/// <summary>What an activity knows of its call.</summary>
/// <param name="InstanceId">The orchestration instance that called.</param>
/// <param name="Name">The name it was called by.</param>
/// <param name="IdempotencyKey">
/// The same for every run and every retry of one call, different for any other call, on every host: 32 lower-case
/// hexadecimal digits.
/// </param>
/// <param name="Cancellation">Cancelled when the host stops; the activity will then be run again after the next
/// start.</param>
public sealed record ActivityContext(
    string InstanceId, string Name, string IdempotencyKey, CancellationToken Cancellation);
