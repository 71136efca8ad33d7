using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>Codes that have yet to be sent. A code is made when it is sent, and stands in the message alone.</summary>
internal sealed class SignInPost(StoreWriter writer, SignInSettings settings) : ISignInPost, IDisposable
{
    private const int AtATime = 50;
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _asked = new(0);

    public void SignalAsked() => _asked.Release();

    public void Dispose() => _asked.Dispose();

    public async Task<IReadOnlyList<CodeToSend>> TakeAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var taken = await writer.WriteAsync(context => Take(context, at), cancellationToken).ConfigureAwait(false);
        var made = taken.ConvertAll(t => new Made(t, Secrets.NewCode(), Secrets.NewToken()));
        var hashes = made.ToDictionary(
            m => m.Taken.Id,
            m => (Code: Secrets.HashOfCode(m.Code, m.Taken.BrowserHash), Link: Secrets.HashOf(m.Link)));
        await writer.WriteAsync(
            context =>
            {
                foreach (var (id, hash) in hashes)
                {
                    if (context.SignIns.Find(id) is { SpentAt: null, ProvedAt: null } row)
                    {
                        (row.CodeHash, row.LinkHash) = (hash.Code, hash.Link);
                    }
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return
        [
            .. made.Select(m => new CodeToSend(
                m.Taken.Id,
                $"sign-in-{m.Taken.Id}-{m.Taken.Codes}-{m.Taken.To.Id}",
                m.Taken.To,
                m.Taken.Language,
                m.Code,
                m.Link,
                m.Taken.EndsAt)),
        ];
    }

    public Task NoteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
            {
                if (context.SignIns.Find(id) is { SeenToAt: null } row)
                {
                    SeeTo(row, at);
                }

                return true;
            },
            cancellationToken);

    public async Task WhenAskedAsync(CancellationToken cancellationToken)
    {
        await _asked.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (_asked.CurrentCount > 0)
        {
            // One look takes all that stands there; what comes in after it signals again.
            await _asked.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private List<TakenRequest> Take(StoreContext context, DateTimeOffset at)
    {
        context.Flush();
        var waiting = context.SignIns
            .Where(s => s.SeenToAt == null && (s.TakenUntil == null || s.TakenUntil <= at))
            .OrderBy(s => s.AskedAt).ThenBy(s => s.Id)
            .Take(AtATime)
            .ToList();
        var taken = new List<TakenRequest>(waiting.Count);
        foreach (var row in waiting)
        {
            if (PeopleToTell(context, row, at) is not [var first, ..] people)
            {
                SeeTo(row, at);
                continue;
            }

            (row.TakenUntil, row.Codes) = (at + Taken, row.Codes + 1);
            row.People = string.Join(' ', people.Select(p => p.Id));

            // A message to several names none of them.
            var to = people.Count == 1 ? first.ToPerson() : first.ToPerson() with { Name = first.Email! };
            taken.Add(new TakenRequest(row.Id, row.BrowserHash!, to, row.Language, row.Codes, row.EndsAt));
        }

        return taken;
    }

    private List<PersonRow> PeopleToTell(StoreContext context, SignInRow row, DateTimeOffset at)
    {
        if (row.SpentAt is not null || row.Address is not { } address || at >= row.EndsAt)
        {
            return [];
        }

        // What is taken here has its codes counted only when it is written, and another look would miss it.
        context.Flush();
        var since = row.AskedAt - SignInSettings.Window;
        var codes = context.SignIns
            .Where(s => s.AddressHash == row.AddressHash && s.Id != row.Id && s.AskedAt > since)
            .Sum(s => s.Codes);
        return SignInRules.MaySend(codes, settings)
            ? [.. context.People.AsNoTracking().Where(p => p.Email == address && p.ErasedAt == null).OrderBy(p => p.Id)]
            : [];
    }

    /// <summary>The address is needed no more: it may be a stranger's.</summary>
    private static void SeeTo(SignInRow row, DateTimeOffset at) => (row.SeenToAt, row.Address) = (at, null);

    private sealed record TakenRequest(
        string Id,
        string BrowserHash,
        Person To,
        Workflows.Programmes.Language Language,
        int Codes,
        DateTimeOffset EndsAt);

    private sealed record Made(TakenRequest Taken, string Code, string Link);
}
