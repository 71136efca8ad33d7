using System.Text.Json;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Settings of the built program that a misspelt property would silently leave at the SDK's own.</summary>
public sealed class ProgramSettingsTests
{
    // The SDK for web applications sets the server's collector; figures: bench/results/2026-11-25-collector.txt.
    [Fact]
    public void The_program_runs_with_the_workstation_collector()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "programflows.runtimeconfig.json");
        using var settings = JsonDocument.Parse(File.ReadAllText(file));

        Assert.False(settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties")
            .GetProperty("System.GC.Server").GetBoolean());
    }
}
