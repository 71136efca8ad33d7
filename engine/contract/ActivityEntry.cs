namespace ProgramFlows.Engine.Contract;

/// <summary>A registered activity, with its shapes put away so that an engine can run it on payloads.</summary>
/// <param name="name">The name in histories.</param>
public abstract class ActivityEntry(string name)
{
    /// <summary>The name in histories.</summary>
    public string Name { get; } = name;

    /// <summary>Makes the activity and runs it.</summary>
    /// <param name="services">Where the activity's ports come from; a scope of its own when the host has
    /// scopes.</param>
    /// <param name="context">Whom it is done for.</param>
    /// <param name="input">UTF-8 JSON, as <see cref="Payload"/> writes it.</param>
    /// <returns>The answer as UTF-8 JSON.</returns>
    /// <exception cref="PayloadException">At the await: the input does not fit.</exception>
    public abstract Task<byte[]> RunAsync(
        IServiceProvider services, ActivityContext context, ReadOnlyMemory<byte> input);

    internal sealed class Of<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, Func<IServiceProvider, Activity<TInput, TOutput>> create) : ActivityEntry(
            name.Value)
    {
        public override async Task<byte[]> RunAsync(
            IServiceProvider services, ActivityContext context, ReadOnlyMemory<byte> input) =>
            Payload.Write(
                await ActivitySynchronizationContext<TOutput>.RunAsync(
                    () => create(services).RunAsync(context, Payload.Read<TInput>(input.Span))).ConfigureAwait(false));
    }
}
