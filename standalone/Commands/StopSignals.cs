using System.Runtime.InteropServices;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Ctrl-C and SIGTERM, from the first moment of the process: what runs is asked to end. What does not, because the disk
/// hangs, say, is cut off in the end; what was confirmed is durable all the same.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Longer than the engine takes to stop by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly Timer _cut;
    private readonly PosixSignalRegistration[] _heard;

    private StopSignals()
    {
        _cut = new Timer(_ => CutOff());
        _heard =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        ];
    }

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public static StopSignals Hear() => new();

    public void Dispose()
    {
        foreach (var signal in _heard)
        {
            signal.Dispose();
        }

        _cut.Dispose();
        _stop.Dispose();
    }

    private static void CutOff()
    {
        Console.Error.WriteLine(
            $"Stopped: it did not end within {Patience.TotalSeconds:N0} seconds. Everything that was confirmed is "
            + "kept.");
        Environment.Exit(ExitCode.Cancelled);
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        try
        {
            _cut.Change(Patience, Timeout.InfiniteTimeSpan);

            // Not on this thread: whoever hears of it may go on at once, and this one is the system's.
            _ = _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself at this very moment.
        }
    }
}
