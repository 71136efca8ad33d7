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
        var (exitCode, said) = await RunAsync(
            project, "-target:Publish", "-property:AzurePackages=false", "-property:NoBuild=true");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(code, said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "-property:Configuration=Release")]
    [InlineData("true", "-property:SolutionDir=*Undefined*")]
    [InlineData("false", "-property:SolutionExt=.sln")]
    [InlineData("false", "-property:SolutionDir=/src/")]
    public async Task Only_the_solution_takes_the_signatures(string real, string property)
    {
        var (exitCode, said) = await RunAsync(
            "functions/ProgramFlows.Functions.csproj", "-getProperty:AzurePackages", property);

        Assert.Equal((0, real), (exitCode, said.Trim()));
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", .. arguments, "-nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("AzurePackages");
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, said);
    }
}
