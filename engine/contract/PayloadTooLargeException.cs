namespace ProgramFlows.Engine.Contract;

/// <summary>
/// A payload is larger than engines keep, see <see cref="Payload.LargestBytes"/>. Whoever hands it in hears of it: a
/// client at its call, an orchestrator at its own, the caller of an activity as a failure that no retry follows.
/// </summary>
/// <param name="bytes">How large it is.</param>
public sealed class PayloadTooLargeException(long bytes) : ArgumentException(
    $"A payload has {bytes} bytes of JSON; at most {Payload.LargestBytes} are kept. Store what is large elsewhere, a "
    + "file or a table say, and hand on where it is.");
