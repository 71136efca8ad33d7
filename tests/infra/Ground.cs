using Xunit;

[assembly: AssemblyFixture(typeof(ProgramFlows.Tests.Infra.Ground))]

namespace ProgramFlows.Tests.Infra;

/// <summary>Every environment foretold and the template compiled, once for all tests that only look.</summary>
public sealed class Ground
{
    private readonly Lazy<Task<Dictionary<string, Forecast>>> _forecasts = new(ForetellAsync);
    private readonly Lazy<Task<string>> _template = new(CompileAsync);

    internal Task<string> TemplateAsync()
    {
        Bicep.NeedsThisMachine();
        return _template.Value;
    }

    internal async Task<Forecast> OfAsync(string environment)
    {
        Bicep.NeedsThisMachine();
        return (await _forecasts.Value)[environment];
    }

    private static async Task<Dictionary<string, Forecast>> ForetellAsync()
    {
        var forecasts = new Dictionary<string, Forecast>();
        foreach (var environment in Forecast.Environments())
        {
            forecasts[environment] = await Forecast.OfAsync(environment, TestContext.Current.CancellationToken);
        }

        return forecasts;
    }

    private static async Task<string> CompileAsync()
    {
        using var ground = new GroundFolder();
        return await Bicep.RunAsync(ground.Path, "build", "main.bicep", "--stdout");
    }
}
