namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a worker's program begins.</summary>
public class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        throw new NotSupportedException(
            "This build stands on signatures and cannot run. Build functions/ by itself, without AzurePackages=false.");
}
