using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;
using ProgramFlows.Functions.Measuring;
using ProgramFlows.Hosting.Measuring;

namespace ProgramFlows.Functions;

/// <summary>
/// What the clock asks for so that somebody is told before people notice. Each measures something of its own, so that
/// one that cannot be measured does not hide another; a failure is an error in the log.
/// </summary>
/// <param name="catalogue">What instances there may be.</param>
/// <param name="export">Brings what was measured out.</param>
public sealed class Measurements(Catalogue catalogue, MeasurementExport export)
{
    /// <summary>How long what people have handed in waits.</summary>
    [Function("measure-outbox")]
    public Task MeasureOutboxAsync([TimerTrigger("0 * * * * *")] string timer, FunctionContext function) =>
        AndSendAsync(Watch<StoreWatch>(function).MeasureOutboxAsync(function.CancellationToken));

    /// <summary>Whether messages reach people.</summary>
    [Function("measure-messages")]
    public Task MeasureMessagesAsync([TimerTrigger("0 */15 * * * *")] string timer, FunctionContext function) =>
        AndSendAsync(Watch<MessageWatch>(function).MeasureAsync(function.CancellationToken));

    /// <summary>How many instances do not get on; expensive: scans every instance.</summary>
    [Function("measure-instances")]
    public Task MeasureInstancesAsync(
        [TimerTrigger("0 */15 * * * *")] string timer,
        [DurableClient] DurableTaskClient client,
        FunctionContext function)
    {
        BoundClient.Bind(function.InstanceServices, client, catalogue);
        return AndSendAsync(Watch<InstanceWatch>(function).MeasureAsync(function.CancellationToken));
    }

    /// <summary>Whether reports in the archive could be changed.</summary>
    [Function("measure-archive")]
    public Task MeasureArchiveAsync([TimerTrigger("0 */15 * * * *")] string timer, FunctionContext function) =>
        AndSendAsync(Watch<ArchiveWatch>(function).MeasureAsync(function.CancellationToken));

    private static T Watch<T>(FunctionContext function)
        where T : notnull => function.InstanceServices.GetRequiredService<T>();

    /// <summary>Sends what was measured, also when something else could not be.</summary>
    private async Task AndSendAsync(Task measured)
    {
        try
        {
            await measured.ConfigureAwait(false);
        }
        finally
        {
            export.SendNow();
        }
    }
}
