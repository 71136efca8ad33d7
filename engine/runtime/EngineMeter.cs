using System.Diagnostics.Metrics;

namespace ProgramFlows.Engine.Runtime;

/// <summary>What the engine counts, for OpenTelemetry or any other listener to <see cref="Name"/>.</summary>
public static class EngineMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "ProgramFlows.Engine";

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Commits =
        Meter.CreateCounter<long>("engine.commits", "{commit}", "Transactions made durable.");

    internal static readonly Counter<long> Turns = Meter.CreateCounter<long>("engine.turns", "{turn}", "Turns taken.");

    internal static readonly Counter<long> Events =
        Meter.CreateCounter<long>("engine.history.events", "{event}", "Events and decisions put into histories.");

    internal static readonly Counter<long> Bytes =
        Meter.CreateCounter<long>("engine.history.bytes", "By", "Bytes of history written.");

    internal static readonly Counter<long> Activities =
        Meter.CreateCounter<long>("engine.activities", "{call}", "Activities run.");

    internal static readonly Counter<long> Blocked =
        Meter.CreateCounter<long>("engine.blocked", "{instance}", "Instances blocked.");
}
