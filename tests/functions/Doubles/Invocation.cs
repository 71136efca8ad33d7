using Microsoft.Azure.Functions.Worker;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>One invocation of a function, with a scope of the worker's services.</summary>
internal sealed class Invocation(IServiceProvider services, string function) : FunctionContext, IDisposable
{
    private readonly IServiceScope _scope = services.CreateScope();

    public override IServiceProvider InstanceServices
    {
        get => _scope.ServiceProvider;
        set => throw new NotSupportedException();
    }

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public void Dispose() => _scope.Dispose();

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name { get; } = name;
    }
}
