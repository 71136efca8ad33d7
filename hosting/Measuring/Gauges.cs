using System.Diagnostics.Metrics;

namespace ProgramFlows.Hosting.Measuring;

/// <summary>
/// What is measured, under the names that infra/bicep/alerts.json listens to. A measurement is a number and nothing
/// else: no name, place or instance can leave with it.
/// </summary>
public sealed class Gauges : IDisposable
{
    /// <summary>The meter that they belong to.</summary>
    public const string MeterName = "ProgramFlows";

    private readonly Meter _meter;

    /// <summary>Makes the instruments.</summary>
    public Gauges()
    {
        _meter = new Meter(MeterName);
        OutboxLag = _meter.CreateGauge<double>(
            "programflows.outbox.lag", "s", "Age of the oldest event that has yet to be raised; 0 when there is none.");
        MessagesFailed = _meter.CreateGauge<long>(
            "programflows.messages.failed", "{message}", "Messages refused for good within the last hour.");
        MessagesBounced = _meter.CreateGauge<long>(
            "programflows.messages.bounced", "{message}", "Messages that came back within the last day.");
        MessagesUnknown = _meter.CreateGauge<long>(
            "programflows.messages.unknown",
            "{message}",
            "Messages of the last day that may have been sent and may not.");
        MessagesWaiting = _meter.CreateGauge<long>(
            "programflows.messages.waiting", "{message}", "Messages that have yet to be sent, are held or put off.");
        ChannelsHeld = _meter.CreateGauge<long>(
            "programflows.channels.held", "1", "1 when the channel of the installation is held, otherwise 0.");
        InstancesBlocked = _meter.CreateGauge<long>(
            "programflows.instances.blocked", "{instance}", "Instances that are blocked or have failed.");
        InstancesStuck = _meter.CreateGauge<long>(
            "programflows.instances.stuck", "{instance}", "Instances whose timer is overdue.");
        ArchiveUnprotected = _meter.CreateGauge<long>(
            "programflows.archive.unprotected", "1", "1 when the archive is not shown to be immutable, otherwise 0.");
    }

    internal Gauge<double> OutboxLag { get; }

    internal Gauge<long> MessagesFailed { get; }

    internal Gauge<long> MessagesBounced { get; }

    internal Gauge<long> MessagesUnknown { get; }

    internal Gauge<long> MessagesWaiting { get; }

    internal Gauge<long> ChannelsHeld { get; }

    internal Gauge<long> InstancesBlocked { get; }

    internal Gauge<long> InstancesStuck { get; }

    internal Gauge<long> ArchiveUnprotected { get; }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
