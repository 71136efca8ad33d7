using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>A command that runs; whatever the test does, it does not outlive it.</summary>
internal sealed partial class RunningCommand : IAsyncDisposable
{
    // Only so that a command that hangs ends the test with what it wrote; no test measures time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();
    private readonly TaskCompletionSource<Uri> _served = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunningCommand(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Take(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Take(_error, e.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasEnded => _process.HasExited;

    public int ProcessId => _process.Id;

    /// <summary>What it has written to standard error so far.</summary>
    public string Error => Joined(_error);

    /// <summary>Where the pages are, as soon as the process says that it serves them.</summary>
    public async Task<Uri> ServedAtAsync()
    {
        var ended = EndAsync();
        return await Task.WhenAny(_served.Task, ended) == ended
            ? throw new InvalidOperationException($"It ended before it served: {await ended}")
            : await _served.Task;
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Outcome> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It does not end. It wrote: {Joined(_output)}{Joined(_error)}");
        }

        return new Outcome(_process.ExitCode, Joined(_output), Joined(_error));
    }

    /// <summary>What Ctrl-C does.</summary>
    public async Task InterruptAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Only Unix can send Ctrl-C to one process.");
        Assert.SkipWhen(
            IgnoresInterrupts(),
            "The tests were started with Ctrl-C ignored, as by '&' in a script, and so are their children.");
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What a power cut does to a process.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static string Joined(ConcurrentQueue<string> lines) => string.Concat(lines.Select(l => $"{l}\n"));

    private static bool IgnoresInterrupts()
    {
        const int Interrupt = 0b10;
        const string Ignored = "SigIgn:";
        return File.Exists("/proc/self/status")
            && File.ReadLines("/proc/self/status").FirstOrDefault(
                l => l.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && (Convert.ToInt64(line[Ignored.Length..].Trim(), 16) & Interrupt) != 0;
    }

    private void Take(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (Serving().Match(line) is { Success: true } served)
        {
            _served.TrySetResult(new Uri(served.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"^Serving (http://[^ ,]+[0-9])")]
    private static partial Regex Serving();
}
