using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Proof.Worlds;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>What the orchestrators of the sweep reach, and the names by which they do.</summary>
internal sealed class World(Ledger ledger, VirtualClock clock)
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Does one thing and answers how long its name is.</summary>
    public static readonly ActivityName<string, int> Do = new("Do");

    /// <summary>Is away until an hour after the beginning.</summary>
    public static readonly ActivityName<string, int> DoLater = new("DoLater");

    /// <summary>Is refused for good.</summary>
    public static readonly ActivityName<string, int> DoNever = new("DoNever");

    public Ledger Ledger { get; } = ledger;

    /// <summary>A catalogue of the activities, to which a case adds its orchestrators.</summary>
    public Catalogue NewCatalogue() => new Catalogue()
        .Activity<string, int>(Do.Value, Done)
        .Activity<string, int>(DoLater.Value, (context, label) =>
            clock.GetUtcNow() < Begin.AddHours(1)
                ? throw new TimeoutException("The world is away.")
                : Done(context, label))
        .Activity<string, int>(DoNever.Value, (_, _) => throw new RefusedException("The world says no."));

    private Task<int> Done(ActivityContext context, string label)
    {
        Ledger.Run(context.IdempotencyKey);
        Ledger.Do(context.IdempotencyKey, $"{context.InstanceId} {label}");
        return Task.FromResult(label.Length);
    }

    private sealed class RefusedException(string message) : PermanentFailureException(message);
}
