using Grpc.Core;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;
using Parts = (System.Collections.Generic.IReadOnlyList<string> Open,
    System.Collections.Generic.IReadOnlyList<string> Answered);

namespace ProgramFlows.Functions.Durable.Client;

/// <summary>
/// How instances are steered. On Azure Storage steering is a message in a queue, so each step is waited for before the
/// next is made; what has not happened in time is on its way. Durable Task's own controls reach one instance and none
/// of its sub-orchestrations.
/// </summary>
/// <param name="host">The client that a function was given.</param>
/// <param name="clock">By which is waited.</param>
internal sealed class InstanceControl(DurableTaskClient host, TimeProvider clock)
{
    private const int AtOnce = 16;

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>How long steering may take: a queue at rest is looked into every 30 seconds (host.json).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public Task<ControlResult> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            new Order(
                s => s is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending,
                id => host.SuspendInstanceAsync(id, reason, cancellationToken),
                s => s is null or OrchestrationRuntimeStatus.Suspended || HostStatus.Ended.Contains(s.Value)),
            clock.GetUtcNow() + Patience,
            cancellationToken);

    public Task<ControlResult> ResumeAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        ResumeAsync(instanceId, reason, clock.GetUtcNow() + Patience, cancellationToken);

    public Task<ControlResult> TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        SteerAsync(
            instanceId,
            new Order(
                s => !HostStatus.Ended.Contains(s),
                id => host.TerminateInstanceAsync(
                    id, new TerminateInstanceOptions(Json.Of(reason)), cancellationToken),
                s => s is null || HostStatus.Ended.Contains(s.Value)),
            clock.GetUtcNow() + Patience,
            cancellationToken);

    public async Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        if (await NotApplicableAsync(instanceId, s => s == OrchestrationRuntimeStatus.Failed, cancellationToken)
            .ConfigureAwait(false) is { } answer)
        {
            return answer;
        }

        await host.RewindInstanceAsync(instanceId, reason, cancellationToken).ConfigureAwait(false);
        return ControlResult.Done;
    }

    public async Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await NotApplicableAsync(instanceId, HostStatus.Ended.Contains, cancellationToken)
            .ConfigureAwait(false) is { } answer)
        {
            return answer;
        }

        var parts = await PartsToPurgeAsync(instanceId, cancellationToken).ConfigureAwait(false);
        await host.PurgeInstanceAsync(instanceId, cancellationToken).ConfigureAwait(false);
        foreach (var id in parts.Answered.Concat(parts.Open))
        {
            // One that its parent no longer heard of may be alive, or another's by now.
            var part = await host.GetInstanceAsync(id, false, cancellationToken).ConfigureAwait(false);
            if (part?.Tags.GetValueOrDefault(HostTags.Parent) == instanceId)
            {
                await PurgeAsync(id, cancellationToken).ConfigureAwait(false);
            }
        }

        return ControlResult.Done;
    }

    private async Task<Parts> PartsToPurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            return await host.PartsOfAsync(instanceId, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.ResourceExhausted)
        {
            return ([], []); // Its history is too large to be read; retention removes its parts, each for itself.
        }
    }

    private async Task<ControlResult> ResumeAsync(
        string instanceId, string reason, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = await host.GetInstanceAsync(instanceId, true, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return ControlResult.UnknownInstance;
        }

        if (InstanceTranslation.Of(found).Status == OrchestrationStatus.Blocked)
        {
            return await WakeAsync(found, reason, until, cancellationToken).ConfigureAwait(false);
        }

        var order = new Order(
            s => s == OrchestrationRuntimeStatus.Suspended,
            id => host.ResumeInstanceAsync(id, reason, cancellationToken),
            s => s != OrchestrationRuntimeStatus.Suspended);
        return await SteerAsync(
            instanceId,
            order,
            until,
            cancellationToken,
            part => ResumeAsync(part, reason, until, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a blocked instance the turn in which it tries whether a release fits it, by an event that no code waits
    /// for. To hold it and let it go would give it one too, but might leave it held.
    /// </summary>
    private async Task<ControlResult> WakeAsync(
        OrchestrationMetadata blocked, string reason, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await host.RaiseEventAsync(blocked.InstanceId, RaisedEvent.Wake, Json.Of(reason), cancellationToken)
            .ConfigureAwait(false);
        var tries = ShownStatus.Open(blocked.SerializedCustomStatus).Tries;
        var hasTried = await HappensAsync(
            async () =>
            {
                var now = await host.GetInstanceAsync(blocked.InstanceId, true, cancellationToken)
                    .ConfigureAwait(false);
                return now is null || InstanceTranslation.Of(now).Status != OrchestrationStatus.Blocked
                    || ShownStatus.Open(now.SerializedCustomStatus).Tries > tries;
            },
            until,
            cancellationToken).ConfigureAwait(false);
        var parts = await PartsHaveAsync(
            blocked.InstanceId, p => ResumeAsync(p, reason, until, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        return hasTried && parts ? ControlResult.Done : ControlResult.OnItsWay;
    }

    private async Task<ControlResult> SteerAsync(
        string instanceId,
        Order order,
        DateTimeOffset until,
        CancellationToken cancellationToken,
        Func<string, Task<ControlResult>>? steerPart = null)
    {
        if (await NotApplicableAsync(instanceId, order.Applies, cancellationToken).ConfigureAwait(false) is { } answer)
        {
            return answer;
        }

        try
        {
            await order.Send(instanceId).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It may have gone on by itself or by somebody else's order meanwhile, to where this is no longer needed.
            if (!order.HasHappened(await host.StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false)))
            {
                throw;
            }
        }

        var hasHappened = await HappensAsync(
            async () => order.HasHappened(await host.StatusOfAsync(instanceId, cancellationToken)
                .ConfigureAwait(false)),
            until,
            cancellationToken).ConfigureAwait(false);
        var parts = await PartsHaveAsync(
            instanceId,
            steerPart ?? (part => SteerAsync(part, order, until, cancellationToken)),
            cancellationToken).ConfigureAwait(false);
        return hasHappened && parts ? ControlResult.Done : ControlResult.OnItsWay;
    }

    private async Task<ControlResult?> NotApplicableAsync(
        string instanceId, Func<OrchestrationRuntimeStatus, bool> applies, CancellationToken cancellationToken) =>
        await host.StatusOfAsync(instanceId, cancellationToken).ConfigureAwait(false) switch
        {
            null => ControlResult.UnknownInstance,
            { } status when !applies(status) => ControlResult.NotApplicable,
            _ => null,
        };

    /// <summary>Does the same to the open parts; false when that of one of them is still on its way.</summary>
    private async Task<bool> PartsHaveAsync(
        string instanceId, Func<string, Task<ControlResult>> steer, CancellationToken cancellationToken)
    {
        var areDone = true;
        var parts = await host.PartsOfAsync(instanceId, cancellationToken).ConfigureAwait(false);
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(parts.Open, together, async (part, _) =>
        {
            if (await steer(part).ConfigureAwait(false) == ControlResult.OnItsWay)
            {
                Volatile.Write(ref areDone, false);
            }
        }).ConfigureAwait(false);
        return areDone;
    }

    private async Task<bool> HappensAsync(
        Func<Task<bool>> hasHappened, DateTimeOffset until, CancellationToken cancellationToken)
    {
        for (var pause = FirstLook; !await hasHappened().ConfigureAwait(false); pause *= 2)
        {
            pause = pause < LongestPause ? pause : LongestPause;
            if (clock.GetUtcNow() + pause > until)
            {
                return false;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>What is asked of an instance and of its parts.</summary>
    /// <param name="Applies">Whether it can be asked of one that stands so.</param>
    /// <param name="Send">Asks it.</param>
    /// <param name="HasHappened">Whether one that stands so has done it, or will never have to; null when there is
    /// none.</param>
    private sealed record Order(
        Func<OrchestrationRuntimeStatus, bool> Applies,
        Func<string, Task> Send,
        Func<OrchestrationRuntimeStatus?, bool> HasHappened);
}
