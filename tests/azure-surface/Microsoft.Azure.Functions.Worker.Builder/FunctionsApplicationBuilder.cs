using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts a worker together.</summary>
public abstract class FunctionsApplicationBuilder
{
    public abstract IServiceCollection Services { get; }

    public abstract ConfigurationManager Configuration { get; }

    public abstract IHost Build();
}
