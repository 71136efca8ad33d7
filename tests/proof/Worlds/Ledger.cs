namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>
/// The world outside the engine: which effects happened, by idempotency key. It outlives every engine, and what an
/// engine does after its crash does not reach it.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _labels = [];
    private readonly Dictionary<string, int> _runs = [];

    /// <summary>A key that came for two different calls; null while there is none.</summary>
    public string? Collision { get; private set; }

    /// <summary>How often an effect was asked for, repetitions included.</summary>
    public int Runs
    {
        get
        {
            lock (_gate)
            {
                return _runs.Values.Sum();
            }
        }
    }

    /// <summary>Notes a run of a call and says how many there have been.</summary>
    public int Run(string key)
    {
        lock (_gate)
        {
            return _runs[key] = _runs.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Does an effect, once for each key.</summary>
    public void Do(string key, string label)
    {
        lock (_gate)
        {
            if (!_labels.TryAdd(key, label) && _labels[key] != label)
            {
                Collision ??= $"{key} stands for '{_labels[key]}' and for '{label}'";
            }
        }
    }

    /// <summary>How many keys each call has had.</summary>
    public IReadOnlyDictionary<string, int> KeysByLabel()
    {
        lock (_gate)
        {
            return _labels.Values.CountBy(l => l).ToDictionary();
        }
    }

    /// <summary>Every key with what it stands for.</summary>
    public IReadOnlyList<string> Labels()
    {
        lock (_gate)
        {
            return [.. _labels.Select(l => $"{l.Key} {l.Value}")];
        }
    }

    /// <summary>The world as it is now.</summary>
    public Ledger Copy()
    {
        lock (_gate)
        {
            var copy = new Ledger { Collision = Collision };
            foreach (var (key, label) in _labels)
            {
                copy._labels.Add(key, label);
            }

            foreach (var (key, runs) in _runs)
            {
                copy._runs.Add(key, runs);
            }

            return copy;
        }
    }
}
