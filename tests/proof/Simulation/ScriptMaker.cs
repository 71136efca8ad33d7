using System.Globalization;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>Makes random scripts, and says which events they wait for.</summary>
internal sealed class ScriptMaker(Random random, string prefix)
{
    private const int DeepestBranch = 2;

    private int _steps;
    private int _waits;

    /// <summary>The events the script waits for, in order, with what they are to carry.</summary>
    public List<(string Name, int Payload)> Events { get; } = [];

    public Script Make()
    {
        var steps = new List<Step>();
        for (var i = random.Next(2, 9); i > 0; i--)
        {
            steps.Add(random.Next(8) == 0 ? Plain(StepKind.ContinueAsNew, 0) : Make(0));
        }

        if (random.Next(8) == 0)
        {
            steps.Add(Plain(StepKind.Throw, 0));
        }

        return new Script(steps, 1);
    }

    private Step Make(int depth)
    {
        var kind = (StepKind)random.Next((int)StepKind.ContinueAsNew);
        return kind switch
        {
            StepKind.ActFlaky or StepKind.ActDoomed => Plain(kind, random.Next(1, 4)),
            StepKind.Sleep or StepKind.RaceTimers => Plain(kind, random.Next(4) == 0 ? 0 : random.Next(600)),
            StepKind.GiveUpTimer => Plain(kind, random.Next(-5, 600)),
            StepKind.AwaitInVain => Plain(kind, random.Next(600)) with { Event = "Never" },

            // Others than the root have ids the client cannot know, or waits that may be repeated.
            StepKind.Await or StepKind.AwaitWithDeadline => depth == 0 ? Wait(kind) : Plain(StepKind.Act, 0),
            StepKind.ShowStatus => depth == 0 ? Plain(kind, random.Next(100)) : Plain(StepKind.Sleep, 1),
            StepKind.Fan => depth < DeepestBranch ? Branched(kind, random.Next(1, 5), depth) : Plain(StepKind.Act, 0),
            StepKind.Child or StepKind.ChildWithRetry =>
                depth < DeepestBranch ? Branched(kind, 1, depth) : Plain(StepKind.Act, 0),
            _ => Plain(kind, random.Next(100)),
        };
    }

    private Step Plain(StepKind kind, int number) =>
        new(kind, prefix + (_steps++).ToString(CultureInfo.InvariantCulture), number, null, []);

    /// <summary>Waits of one name come one after the other; their order is the order of the raises.</summary>
    private Step Wait(StepKind kind)
    {
        var name = random.Next(2) == 0 ? "Common" : $"Own{_waits++}";
        Events.Add((name, random.Next(1_000)));
        return Plain(kind, 0) with { Event = name };
    }

    private Step Branched(StepKind kind, int count, int depth)
    {
        var step = Plain(kind, random.Next(1, 90));
        var branches = new List<List<Step>>();
        for (; count > 0; count--)
        {
            branches.Add([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Make(depth + 1))]);
            if (kind != StepKind.Fan && random.Next(4) == 0)
            {
                branches[^1].Add(Plain(random.Next(2) == 0 ? StepKind.Throw : StepKind.ContinueAsNew, 0));
            }
        }

        return step with { Branches = branches };
    }
}
