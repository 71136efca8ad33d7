using System.Collections.Immutable;
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

    public override string InvocationId => throw new NotSupportedException();

    public override string FunctionId => throw new NotSupportedException();

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public void Dispose() => _scope.Dispose();

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name { get; } = name;

        public override string Id => throw new NotSupportedException();

        public override string EntryPoint => throw new NotSupportedException();

        public override string PathToAssembly => throw new NotSupportedException();

        public override ImmutableArray<FunctionParameter> Parameters => throw new NotSupportedException();

        public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
            throw new NotSupportedException();

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings =>
            throw new NotSupportedException();
    }
}
