using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>Runs activities, so many at a time, and hands their answers to the engine's thread.</summary>
internal sealed partial class ActivityPool(
    int mostAtATime,
    IServiceProvider services,
    Action<ActivityCall, InstanceEvent> answer,
    ILogger logger) : IDisposable
{
    private readonly ConcurrentQueue<ScheduledActivity> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private int _workers;
    private long _answered;

    public void Run(ScheduledActivity scheduled)
    {
        if (_stop.IsCancellationRequested)
        {
            // Too late to begin: it is run after the next start.
            return;
        }

        _waiting.Enqueue(scheduled);
        StartWorker();
    }

    /// <summary>
    /// Asks running activities to end and drops those that have not begun; both are run again after the next start.
    /// </summary>
    public void Stop()
    {
        _waiting.Clear();

        // Activities' own code hears of it, which may block or throw: neither is this thread's concern.
        _ = ObserveAsync(_stop.CancelAsync());
    }

    public void Dispose() => _stop.Dispose();

    public bool IsIdle => Volatile.Read(ref _workers) == 0;

    /// <summary>How many answers have been handed on.</summary>
    public long Answered => Volatile.Read(ref _answered);

    private void StartWorker()
    {
        // Counted in only where there is room: a worker that is on its way out must never be kept from coming back by
        // one that is counted for a moment only. Each look is a full fence behind the enqueueing.
        for (var workers = 0; workers < mostAtATime;)
        {
            var found = Interlocked.CompareExchange(ref _workers, workers + 1, workers);
            if (found == workers)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static pool => _ = pool.WorkAsync(), this, preferLocal: false);
                return;
            }

            workers = found;
        }
    }

    private async Task WorkAsync()
    {
        while (_waiting.TryDequeue(out var work))
        {
            // It never throws: a worker that was lost would be missing for as long as the process lives.
            if (await DoAsync(work).ConfigureAwait(false) is { } result)
            {
                answer(work.Call, result);
                Interlocked.Increment(ref _answered);
            }
        }

        Interlocked.Decrement(ref _workers);
        if (!_waiting.IsEmpty)
        {
            // Work came in after the last look and before this worker was counted out.
            StartWorker();
        }
    }

    private async Task<InstanceEvent?> DoAsync(ScheduledActivity work)
    {
        var action = work.Action;
        EngineMeter.Activities.Add(1);
        try
        {
            var context = new ActivityContext(work.InstanceId, work.Activity.Name, action.Key!, _stop.Token);
            return new InstanceEvent(
                InstanceEventKind.TaskCompleted,
                action.TaskId,
                null,
                await RunAsync(work, context).ConfigureAwait(false));
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever an activity throws is its answer; the caller's retry policy decides.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // The exception itself is handed to nobody: its members are the activity's code.
            var failure = FailureDetails.Of(e);
            LogFailed(logger, work.Activity.Name, work.InstanceId, TextOf(failure));
            var json = JsonSerializer.SerializeToUtf8Bytes(failure, Payload.Options);
            return new InstanceEvent(InstanceEventKind.TaskFailed, action.TaskId, null, json);
        }
    }

    private static string TextOf(FailureDetails failure) =>
        $"{failure.ErrorType}: {failure.ErrorMessage}{Environment.NewLine}{failure.StackTrace}"
        + (failure.InnerFailure is { } inner ? $"{Environment.NewLine} ---> {TextOf(inner)}" : string.Empty);

    private static async Task ObserveAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What an activity does when it is asked to end is its own affair.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private async Task<byte[]> RunAsync(ScheduledActivity work, ActivityContext context)
    {
        if (services.GetService(typeof(IServiceScopeFactory)) is not IServiceScopeFactory scopes)
        {
            return await work.Activity.RunAsync(services, context, work.Action.Payload).ConfigureAwait(false);
        }

        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await work.Activity.RunAsync(
                scope.ServiceProvider, context, work.Action.Payload).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity {Activity} of {InstanceId} failed: {Failure}")]
    private static partial void LogFailed(ILogger logger, string activity, string instanceId, string failure);
}
