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
    public Task InterruptAsync()
    {
        Assert.SkipWhen(
            IgnoresInterrupts(),
            "The tests were started with Ctrl-C ignored, as by '&' in a script, and so are their children.");
        return SignalAsync("INT");
    }

    /// <summary>What a service's manager or a shutdown of the machine does first.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>
    /// Waits until the command hears signals: before that, only the system's own answer can be had. It hears them
    /// before it loads what reads its command line.
    /// </summary>
    public Task HearsSignalsAsync() => WhenAsync(() => File.ReadLines($"/proc/{_process.Id}/maps")
        .Any(l => l.EndsWith("/System.CommandLine.dll", StringComparison.Ordinal)));

    /// <summary>Waits until the command has a file open, by the end of its path.</summary>
    public Task HasOpenAsync(string file) => WhenAsync(() =>
        new DirectoryInfo($"/proc/{_process.Id}/fd").EnumerateFiles()
            .Any(f => f.LinkTarget?.EndsWith(file, StringComparison.Ordinal) == true));

    /// <summary>
    /// Waits until something is so of the command, or it has ended. Another process tells nobody how far it is: looking
    /// is all there is, with a breath between two looks.
    /// </summary>
    public async Task WhenAsync(Func<bool> isSo)
    {
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!HasEnded)
        {
            try
            {
                if (isSo())
                {
                    return;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It came or went while it was looked at.
            }

            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
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

    private async Task SignalAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Only Unix can send a signal to one process.");
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
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
