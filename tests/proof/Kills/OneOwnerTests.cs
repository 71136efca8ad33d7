using System.Diagnostics;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Kills;

/// <summary>Two real processes never own one folder, whatever .NET has been told about locks.</summary>
public sealed class OneOwnerTests
{
    private const string Confirmed = "0-";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("0", "1")]
    [InlineData("1", "0")]
    public async Task The_second_process_is_refused_and_the_first_goes_on(string firstNoLocks, string secondNoLocks)
    {
        using var folder = new TemporaryFolder();
        using var first = Start(folder.Path, Victim.Load, firstNoLocks);
        try
        {
            Assert.StartsWith(Confirmed, await first.StandardOutput.ReadLineAsync(Cancellation));

            using var second = Start(folder.Path, Victim.Drain, secondNoLocks);
            var said = await second.StandardError.ReadToEndAsync(Cancellation);
            await second.WaitForExitAsync(Cancellation);

            Assert.NotEqual(0, second.ExitCode);
            Assert.Contains("is in use by another process", said, StringComparison.Ordinal);
            Assert.StartsWith(Confirmed, await first.StandardOutput.ReadLineAsync(Cancellation));
        }
        finally
        {
            first.Kill();
            await first.WaitForExitAsync(CancellationToken.None);
        }

        // The lock went with its process, and what it wrote is whole.
        using var third = Start(folder.Path, Victim.Load, secondNoLocks);
        Assert.StartsWith(Confirmed, await third.StandardOutput.ReadLineAsync(Cancellation));
        third.Kill();
        await third.WaitForExitAsync(CancellationToken.None);
        JournalCopy.Check(Path.Combine(folder[Victim.JournalName], JournalCopy.FileName));
    }

    private static Process Start(string folder, string mode, string noLocks)
    {
        var start = KillTests.StartOf(folder, mode, 0);
        start.RedirectStandardError = true;
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = noLocks;
        return Process.Start(start)!;
    }
}
