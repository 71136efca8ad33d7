using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Proof.Simulation;

/// <summary>
/// Plays random scripts under a random order of events, which the seed decides alone: who is asked when, which
/// activity answers when, when time goes by, which writes fail, and when the engine stops or crashes.
/// </summary>
internal sealed class Play : IAsyncDisposable
{
    private const int MostRounds = 20_000;
    private const double HighestErrorRate = 0.03;

    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folders = new();
    private readonly VirtualClock _clock = new(Begin);
    private readonly HeldClock _held;
    private readonly Random _random;
    private readonly bool _isCalm;
    private readonly List<Root> _roots;
    private string _folder;
    private Stage _stage;

    public Play(int seed, bool isCalm)
    {
        // One seed, one set of scripts; what happens to them has its own chance.
        var scripts = new Random(seed);
        _roots = [.. Enumerable.Range(0, scripts.Next(1, 6)).Select(i => Root.Make(scripts, $"r{i}"))];
        _random = new Random(seed);
        _isCalm = isCalm;
        _held = new HeldClock(_clock);
        _folder = NewFolder();
        _stage = Open();
    }

    public Ledger Ledger { get; } = new();

    public IReadOnlyList<Root> Roots => _roots;

    /// <summary>How many engines it took.</summary>
    public int Lives { get; private set; }

    /// <summary>Plays to the end of every instance and gives what the journal then holds.</summary>
    public async Task<IReadOnlyList<OrchestrationState>> RunAsync()
    {
        for (var round = 0; await ActAsync().ConfigureAwait(false); round++)
        {
            if (round > MostRounds)
            {
                throw new InvalidOperationException($"It has not ended after {MostRounds} rounds.");
            }

            await InterruptAsync().ConfigureAwait(false);
        }

        CheckReplay();
        var states = await StatesAsync().ConfigureAwait(false);
        foreach (var stuck in states.Where(s => !s.HasEnded))
        {
            var history = await _stage.Client.GetHistoryAsync(stuck.InstanceId, default).ConfigureAwait(false);
            throw new InvalidOperationException(string.Join(Environment.NewLine, [stuck.ToString(), .. history]));
        }

        return states;
    }

    public async ValueTask DisposeAsync()
    {
        _held.Release();
        await _stage.DisposeAsync().ConfigureAwait(false);
        _held.Dispose();
        _folders.Dispose();
    }

    /// <summary>Lets some things happen within one batch; false when nothing is left that could.</summary>
    private async Task<bool> ActAsync()
    {
        _held.Hold();
        var acted = false;
        for (var i = _isCalm ? 1 : _random.Next(1, 5); i > 0; i--)
        {
            acted |= Ask() || Release() || Advance();
        }

        _held.Release();
        if (!_isCalm)
        {
            await LookAsync().ConfigureAwait(false);
        }

        await _stage.SettleAsync().ConfigureAwait(false);
        if (_stage.Wreck is { } wreck)
        {
            await OpenAgainAsync(wreck).ConfigureAwait(false);
            acted = true;
        }

        foreach (var root in _roots)
        {
            await root.HearAsync().ConfigureAwait(false);
        }

        return acted || !_roots.All(r => r.IsDone);
    }

    private bool Ask()
    {
        var ready = _roots.Where(r => r.CanAsk).ToList();
        if (ready.Count == 0 || (!_isCalm && _random.Next(3) > 0 && HasOtherWork))
        {
            return false;
        }

        ready[_random.Next(ready.Count)].Ask(_stage.Client);
        return true;
    }

    private bool HasOtherWork => _stage.Gates.Count > 0 || _stage.NextDue != 0;

    private bool Release()
    {
        var standing = _stage.Gates.Count;
        if (standing == 0 || (!_isCalm && _random.Next(3) == 0 && _stage.NextDue != 0))
        {
            return false;
        }

        _stage.Release(_random.Next(standing));
        return true;
    }

    private bool Advance()
    {
        var next = _stage.NextDue;
        if (next == 0 || next > Begin.AddYears(100).UtcTicks)
        {
            return false;
        }

        _clock.AdvanceTo(new DateTimeOffset(next, TimeSpan.Zero).AddMinutes(_isCalm ? 0 : _random.Next(3) * 20));
        _stage.Wake();
        return true;
    }

    /// <summary>Asks what a page of an operator would ask, while the engine works.</summary>
    private async Task LookAsync()
    {
        var id = _roots[_random.Next(_roots.Count)].Id;
        await _stage.Client.GetHistoryAsync(id, default).ConfigureAwait(false);
        await _stage.Client.GetAsync(id, default).ConfigureAwait(false);
    }

    private async Task InterruptAsync()
    {
        if (!_isCalm)
        {
            switch (_random.Next(40))
            {
                case 0:
                    await OpenAgainAsync(_folder).ConfigureAwait(false);
                    break;
                case 1:
                    var copy = NewFolder();
                    FolderCopy.Make(_folder, copy);
                    await OpenAgainAsync(copy).ConfigureAwait(false);
                    break;
                case < 5:
                    _stage.CrashAt(_random.Next(1, 60), NewFolder());
                    break;
                case < 12:
                    _stage.ErrorRate = _stage.ErrorRate > 0 ? 0 : _random.NextDouble() * HighestErrorRate;
                    break;
            }
        }
    }

    private async Task OpenAgainAsync(string folder)
    {
        await _stage.DisposeAsync().ConfigureAwait(false);
        _folder = folder;
        _stage = Open();
        await _stage.SettleAsync().ConfigureAwait(false);
        CheckReplay();
    }

    private Stage Open()
    {
        Lives++;
        return new Stage(_folder, _held, Ledger, new Random(_random.Next()));
    }

    private void CheckReplay()
    {
        if (ReplayCheck.Differences(_folder, _stage.Catalogue) is { Count: > 0 } differences)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, differences));
        }
    }

    private async Task<IReadOnlyList<OrchestrationState>> StatesAsync() =>
        (await _stage.Client.QueryAsync(new OrchestrationQuery { PageSize = 1_000 }, default).ConfigureAwait(false))
            .Items;

    private string NewFolder() => _folders[Guid.NewGuid().ToString("N")];
}
