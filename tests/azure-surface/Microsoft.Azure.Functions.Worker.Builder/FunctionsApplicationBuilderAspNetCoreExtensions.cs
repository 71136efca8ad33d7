namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Joins ASP.NET Core to a worker.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
        this FunctionsApplicationBuilder builder) => builder;
}
