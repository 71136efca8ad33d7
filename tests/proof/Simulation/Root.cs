using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>An instance that clients start and reach: its script and what they do to it, in order.</summary>
internal sealed class Root
{
    private readonly Queue<ClientStep> _steps;
    private Task? _asked;

    private Root(string id, Script script, IEnumerable<ClientStep> steps)
    {
        Id = id;
        Script = script;
        _steps = new Queue<ClientStep>(steps);
        IsTerminated = _steps.Any(s => s.Kind == ClientStepKind.Terminate);
    }

    public string Id { get; }

    public Script Script { get; }

    /// <summary>Whether a client ends it: how far it then gets depends on when.</summary>
    public bool IsTerminated { get; }

    public bool IsDone => _steps.Count == 0;

    public bool CanAsk => _steps.Count > 0 && _asked is null;

    public static Root Make(Random random, string id)
    {
        var maker = new ScriptMaker(random, id + ":");
        var script = maker.Make();
        var steps = new List<ClientStep> { new(ClientStepKind.Start) };
        foreach (var (name, payload) in maker.Events)
        {
            var raise = new ClientStep(ClientStepKind.Raise, name, payload, $"{id}-{steps.Count}");
            steps.AddRange(random.Next(5) == 0 ? [raise, raise] : [raise]);
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(1, steps.Count + 1);
            steps.InsertRange(at, random.Next(3) switch
            {
                0 => [new(ClientStepKind.Suspend), new(ClientStepKind.Resume)],
                1 => [new(ClientStepKind.Cancel)],
                _ => [new(ClientStepKind.Suspend)],
            });
        }

        if (random.Next(8) == 0)
        {
            steps.Insert(random.Next(1, steps.Count + 1), new ClientStep(ClientStepKind.Terminate));
        }

        steps.Add(new ClientStep(ClientStepKind.Resume));
        return new Root(id, script, steps);
    }

    /// <summary>Asks for the next step; <see cref="HearAsync"/> brings the answer.</summary>
    public void Ask(OrchestrationClient client)
    {
        var step = _steps.Peek();
        _asked = step.Kind switch
        {
            ClientStepKind.Start => client.StartAsync(
                ScriptedOrchestrator.Name, Id, Script, new StartOptions(InstanceIdReuse.Never), default),
            ClientStepKind.Raise => RaiseAsync(client, step),
            ClientStepKind.Cancel => client.CancelAsync(Id, "no", default),
            ClientStepKind.Suspend => client.SuspendAsync(Id, "hold", default),
            ClientStepKind.Resume => client.ResumeAsync(Id, "go on", default),
            _ => client.TerminateAsync(Id, "enough", default),
        };
    }

    /// <summary>Goes on to the next step when the last one was confirmed; otherwise it is asked again.</summary>
    public async Task HearAsync()
    {
        try
        {
            if (_asked is { } asked)
            {
                _asked = null;
                await asked.ConfigureAwait(false);
                _steps.Dequeue();
            }
        }
        catch (IOException)
        {
            // The engine could not write, or has stopped: as the contract says, the call is made again.
        }
    }

    private async Task RaiseAsync(OrchestrationClient client, ClientStep step)
    {
        var raised = await client.RaiseEventAsync(Id, new EventName<int>(step.Name), step.Payload, step.Key, default)
            .ConfigureAwait(false);
        if (raised != RaiseEventResult.Accepted && !IsTerminated)
        {
            throw new InvalidOperationException($"{step} for {Id} is {raised}.");
        }
    }
}
