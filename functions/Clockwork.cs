using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;
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

    /// <summary>
    /// Sends the codes of sign-ins, and what people are told of their accounts. The worker does so itself as soon as
    /// there is one; this takes what a stop in between has left.
    /// </summary>
    [Function("codes")]
    public async Task SendCodesAsync([TimerTrigger("15 * * * * *")] string timer, FunctionContext function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (services, stop) = (function.InstanceServices, function.CancellationToken);
        await services.GetRequiredService<CodeSender>().SendAsync(clock.GetUtcNow(), stop).ConfigureAwait(false);
        await services.GetRequiredService<LetterSender>().SendAsync(clock.GetUtcNow(), stop).ConfigureAwait(false);
        await services.GetRequiredService<WaitingMessages>().SendAsync(clock.GetUtcNow(), stop).ConfigureAwait(false);
    }

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

    /// <summary>At four in the morning in Thailand, sweeps texts of messages that were sent long ago, and files of
    /// evidence that belong to no answer.</summary>
    [Function("evidence")]
    public async Task SweepEvidenceAsync([TimerTrigger("0 0 21 * * *")] string timer, FunctionContext function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (services, stop) = (function.InstanceServices, function.CancellationToken);
        await services.GetRequiredService<MessageSweep>().SweepAsync(clock.GetUtcNow(), stop).ConfigureAwait(false);
        await services.GetRequiredService<EvidenceSweep>().SweepAsync(clock.GetUtcNow(), stop).ConfigureAwait(false);
    }

    private IServiceProvider Bound(DurableTaskClient client, FunctionContext function) =>
        BoundClient.Bind(function.InstanceServices, client, catalogue);
}
