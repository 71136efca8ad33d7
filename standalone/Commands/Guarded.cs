using System.CommandLine;
using ProgramFlows.Workflows.Programmes;
using Spectre.Console;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Runs a command so that a person reads a sentence, never a stack trace, when the world does not play along.
/// </summary>
internal static class Guarded
{
    /// <summary>A command that does something: what is done is done, even if nobody can be told.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does; it ends soon after it was asked to.</param>
    /// <param name="whenStopped">The exit code when a signal ended it.</param>
    public static void Does(
        this Command command,
        Func<ParseResult, CancellationToken, Task<int>> action,
        int whenStopped = ExitCode.Cancelled) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                return await action(parsed, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                StandardOutput.TryWriteError("Stopped. Everything that was confirmed is kept.");
                return whenStopped;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProgrammeException)
            {
                StandardOutput.TryWriteError(e.Message);
                return ExitCode.Failed;
            }
        });

    /// <summary>
    /// A command that only tells something: without an output it has done nothing. It may wait for a disk.
    /// </summary>
    public static void Tells(this Command command, Func<ParseResult, int> action) =>
        command.Does(async (parsed, cancellationToken) =>
        {
            var code = await DiskWait.ForAsync(() => action(parsed), cancellationToken).ConfigureAwait(false);
            return StandardOutput.IsLost ? ExitCode.Failed : code;
        });

    /// <summary>A progress bar on a terminal, nothing where the output is not one.</summary>
    public static async Task<T> WithProgressAsync<T>(string title, Func<Action<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(_ => { }).ConfigureAwait(false);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Profile.Width = Terminal.Readable(console.Profile.Width);
        return await console.Progress().StartAsync(async context =>
        {
            var task = context.AddTask(title, maxValue: 1);
            return await work(done => task.Value = done).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
