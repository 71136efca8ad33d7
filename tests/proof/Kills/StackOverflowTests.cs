using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>A stack overflow ends the process, but not for ever: after three starts its instance is blocked.</summary>
public sealed class StackOverflowTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Overflowing.AtStart)]
    [InlineData(Overflowing.AtEvent)]
    [InlineData(Overflowing.AtTimer)]
    public async Task After_three_starts_that_died_in_its_turn_the_instance_is_blocked(string how)
    {
        using var folder = new TemporaryFolder();
        for (var start = 1; start <= 3; start++)
        {
            Assert.NotEqual(0, await RunAsync(folder.Path, how));
        }

        Assert.Equal(0, await RunAsync(folder.Path, how));
        Assert.Equal(0, await RunAsync(folder.Path, how));

        await using (var engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder.Path },
            Overflowing.CatalogueOf(how, () => { }),
            NoServices.Instance,
            NullLoggerFactory.Instance))
        {
            engine.Start();
            var state = await engine.Client.GetAsync(Overflowing.Deep, Cancellation);
            Assert.Equal(OrchestrationStatus.Blocked, state!.Status);
            Assert.Contains("Three starts in a row", state.Problem, StringComparison.Ordinal);

            await engine.Client.ResumeAsync(Overflowing.Deep, "mended", Cancellation);
            var ended = await engine.Client.WaitForCompletionAsync(Overflowing.Deep, Cancellation);
            Assert.Equal(how, ended.ReadOutput<string>());
        }

        Assert.False(File.Exists(folder["turn.mark"]));
    }

    private static async Task<int> RunAsync(string folder, string how)
    {
        var tests = typeof(StackOverflowTests).Assembly;
        var start = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? new ProcessStartInfo(Environment.ProcessPath!, [tests.Location])
            : new ProcessStartInfo(Environment.ProcessPath!);
        start.ArgumentList.Add(Overflowing.Argument);
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(how);
        start.RedirectStandardError = true;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return process.ExitCode;
    }
}
