using System.Diagnostics;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>What was compiled against signatures never leaves this machine.</summary>
public sealed class PublishingTests
{
    [Theory]
    [InlineData("functions/ProgramFlows.Functions.csproj", "PF0001", "dotnet publish functions")]
    [InlineData("tests/azure-surface/ProgramFlows.Tests.AzureSurface.csproj", "PF0002", "signatures only")]
    public async Task Publishing_it_is_an_error_that_says_what_to_do(string project, string code, string remedy)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", project, "-target:Publish", "-property:AzurePackages=false;NoBuild=true", "-nologo",
                "-nodeReuse:false",
            },
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
        })!;
        var said = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
    }
}
