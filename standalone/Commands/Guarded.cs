using System.CommandLine;
using ProgramFlows.Workflows.Programmes;
using Spectre.Console;

namespace ProgramFlows.Standalone.Commands;

/// <summary>
/// Runs a command so that a person reads a sentence, never a stack trace, when the world does not play along.
/// </summary>
internal static class Guarded
{
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
                await Console.Error.WriteLineAsync(
                    "Stopped. Everything that was confirmed is kept.").ConfigureAwait(false);
                return whenStopped;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ProgrammeException)
            {
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
                return ExitCode.Failed;
            }
        });

    /// <summary>
    /// For a command that only reads: it may wait for a disk, which nothing interrupts, and is left behind when it is
    /// stopped.
    /// </summary>
    public static void Reads(this Command command, Func<ParseResult, int> action) =>
        command.Does((parsed, cancellationToken) =>
            Task.Run(() => action(parsed), cancellationToken).WaitAsync(cancellationToken));

    /// <summary>A progress bar on a terminal, nothing where the output is not one.</summary>
    public static async Task<T> WithProgressAsync<T>(string title, Func<Action<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(_ => { }).ConfigureAwait(false);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().StartAsync(async context =>
        {
            var task = context.AddTask(title, maxValue: 1);
            return await work(done => task.Value = done).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
