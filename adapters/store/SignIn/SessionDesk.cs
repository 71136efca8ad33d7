using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Delivery;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>Who has signed in.</summary>
internal sealed class SessionDesk(StoreWriter writer, SignInSettings settings) : ISessionDesk
{
    private const int LettersOfId = 16;

    public Task<NewSession> BeginAsync(PersonId person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var token = Secrets.NewToken();
        return writer.WriteAsync(
            context => Begin(context, token, person, isOwnDevice: false, at, settings), cancellationToken);
    }

    public async Task<SessionState?> FindAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(token);
        var (row, owesAnswer) = await writer.ReadAsync(
            context => context.Sessions.AsNoTracking().FirstOrDefault(s => s.TokenHash == hash) is { } session
                ? (session, Unanswered.Has(context, session.PersonId))
                : ((SessionRow?)null, false),
            cancellationToken).ConfigureAwait(false);
        if (row is null || row.EndedAt is not null || at >= row.EndsAt + settings.RemembersFormer)
        {
            return null;
        }

        if (owesAnswer && at < row.EndsAt)
        {
            // Who is signed in and looks has had the messages of until now.
            await writer.WriteAsync(
                context => Unanswered.NoteAnswer(context, row.PersonId, at), cancellationToken).ConfigureAwait(false);
        }

        return new SessionState(row.PersonId, at >= row.EndsAt);
    }

    public Task EndAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(token);
        return writer.WriteAsync(
            context =>
            {
                if (context.Sessions.Find(hash) is { EndedAt: null } session)
                {
                    session.EndedAt = at;
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<OpenSession>> ListAsync(
        PersonId person, string? token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var own = token is null ? null : Secrets.HashOf(token);
        var rows = await writer.ReadAsync(
            context => Open(context, person).AsNoTracking().ToList(), cancellationToken).ConfigureAwait(false);
        return
        [
            .. rows.Where(s => at < s.EndsAt).OrderByDescending(s => s.BegunAt).Select(s => new OpenSession(
                IdOf(s), s.BegunAt, s.EndsAt, s.IsOwnDevice, s.TokenHash == own)),
        ];
    }

    public Task EndOneAsync(PersonId person, string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
            {
                foreach (var session in Open(context, person).ToList().Where(s => IdOf(s) == id))
                {
                    session.EndedAt = at;
                }

                return true;
            },
            cancellationToken);

    public Task<int> EndAllAsync(PersonId person, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => EndAll(context, person, at), cancellationToken);

    public static NewSession Begin(
        StoreContext context,
        string token,
        PersonId person,
        bool isOwnDevice,
        DateTimeOffset at,
        SignInSettings settings)
    {
        var endsAt = SignInRules.SessionEndsAt(at, isOwnDevice, settings);
        context.Sessions.Add(new SessionRow
        {
            TokenHash = Secrets.HashOf(token),
            PersonId = person,
            BegunAt = at,
            EndsAt = endsAt,
            IsOwnDevice = isOwnDevice,
        });
        return new NewSession(token, person, isOwnDevice, endsAt);
    }

    public static int EndAll(StoreContext context, PersonId person, DateTimeOffset at)
    {
        // Also those that this transaction has begun.
        context.Flush();
        return context.Sessions
            .Where(s => s.PersonId == person && s.EndedAt == null)
            .ExecuteUpdate(u => u.SetProperty(s => s.EndedAt, at));
    }

    private static IQueryable<SessionRow> Open(StoreContext context, PersonId person) =>
        context.Sessions.Where(s => s.PersonId == person && s.EndedAt == null);

    /// <summary>Of the hash, which is no secret, enough to tell one person's sessions apart.</summary>
    private static string IdOf(SessionRow session) => session.TokenHash[..LettersOfId];
}
