namespace ProgramFlows.Engine.Contract;

/// <summary>
/// A durable orchestration. Its code is run again from the start whenever the engine needs its state back, with the
/// recorded answers, so it must do the same each time: it reads clock and chance from the context only, touches the
/// world through activities only, and awaits nothing but the context's tasks and combinations of them. It has no fields
/// and no constructor arguments.
/// </summary>
/// <typeparam name="TInput">What it is started with.</typeparam>
/// <typeparam name="TOutput">What it returns.</typeparam>
public abstract class Orchestrator<TInput, TOutput>
{
    /// <summary>Tells the story from beginning to end.</summary>
    /// <param name="context">Everything the orchestrator may ask of its engine.</param>
    /// <param name="input">What it was started with.</param>
    /// <returns>The output of the instance. An exception that leaves this method fails the instance.</returns>
    public abstract Task<TOutput> RunAsync(OrchestrationContext context, TInput input);
}
