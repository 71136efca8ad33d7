namespace ProgramFlows.Engine.Contract;

/// <summary>A registered orchestrator, with its shapes put away so that an engine can run it on payloads.</summary>
/// <param name="name">The name in histories.</param>
/// <param name="version">The version that new instances are started with.</param>
public abstract class OrchestratorEntry(string name, string version)
{
    /// <summary>The name in histories.</summary>
    public string Name { get; } = name;

    /// <summary>The version that new instances are started with.</summary>
    public string Version { get; } = Patch.IsVersion(version)
        ? version
        : throw new ArgumentException(
            $"'{version}' is no version of '{name}'. Use numbers between dots, such as '1.2'.", nameof(version));

    /// <summary>Runs a new orchestrator object.</summary>
    /// <param name="context">The instance's context.</param>
    /// <param name="input">UTF-8 JSON, as <see cref="Payload"/> writes it.</param>
    /// <returns>The output as UTF-8 JSON.</returns>
    /// <exception cref="PayloadException">Thrown at once, not at the await: the input does not fit.</exception>
    public abstract Task<byte[]> RunAsync(OrchestrationContext context, ReadOnlySpan<byte> input);

    internal sealed class Of<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, string version, Func<Orchestrator<TInput, TOutput>> create)
        : OrchestratorEntry(name.Value, version)
    {
        public override Task<byte[]> RunAsync(OrchestrationContext context, ReadOnlySpan<byte> input) =>
            RunAsync(context, Payload.Read<TInput>(input));

        private async Task<byte[]> RunAsync(OrchestrationContext context, TInput input) =>
            Payload.Write(await create().RunAsync(context, input));
    }
}
