using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Workflows.Relay;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Functions;

/// <summary>What the clock asks for and is no orchestration.</summary>
/// <param name="catalogue">What may be started.</param>
/// <param name="clock">The clock.</param>
public sealed class Clockwork(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>
    /// Brings the events of commands to their orchestrations. A page does so itself as soon as it has answered; this
    /// takes what a stop in between has left.
    /// </summary>
    [Function("outbox")]
    public Task RelayOutboxAsync(
        [TimerTrigger("*/30 * * * * *")] string timer,
        [DurableClient] DurableTaskClient client,
        FunctionContext function) =>
        Bound(client, function).GetRequiredService<OutboxRelay>()
            .DrainAsync(clock.GetUtcNow(), function.CancellationToken);

    /// <summary>Starts the programme years whose day has come and that have not been started.</summary>
    [Function("years")]
    public Task StartYearsAsync(
        [TimerTrigger("0 */10 * * * *", RunOnStartup = true)] string timer,
        [DurableClient] DurableTaskClient client,
        FunctionContext function)
    {
        var services = Bound(client, function);
        return services.GetRequiredService<YearStarter>().StartAsync(
            services.GetRequiredService<AzureSettings>().YearNames, clock.GetUtcNow(), function.CancellationToken);
    }

    /// <summary>
    /// At three in the morning in Thailand, lets blocked instances try whether the release of the day fits them. An
    /// operator who does not want to wait resumes one by hand.
    /// </summary>
    [Function("blocked")]
    public Task RetryBlockedAsync(
        [TimerTrigger("0 0 20 * * *")] string timer,
        [DurableClient] DurableTaskClient client,
        FunctionContext function) =>
        Bound(client, function).GetRequiredService<BlockedInstances>().RetryAsync(function.CancellationToken);

    private IServiceProvider Bound(DurableTaskClient client, FunctionContext function) =>
        BoundClient.Bind(function.InstanceServices, client, catalogue);
}
