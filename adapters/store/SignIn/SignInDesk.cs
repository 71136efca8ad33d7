using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>Where people are let in; when they are is said by SignInRules.</summary>
internal sealed class SignInDesk(StoreWriter writer, SignInPost post, SignInSettings settings) : ISignInDesk
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<string?> AskAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (id, browser) = (Secrets.NewId(), Secrets.NewToken());
        var isNoted = await writer.WriteAsync(context => Ask(context, request, id, browser), cancellationToken)
            .ConfigureAwait(false);
        if (!isNoted)
        {
            return null;
        }

        post.SignalAsked();
        return browser;
    }

    public async Task<SignInAnswer> TryAsync(
        string browser, string code, bool isOwnDevice, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var browserHash = Secrets.HashOf(browser);
        var addressHash = await writer.ReadAsync(
            context => context.SignIns.AsNoTracking().Where(s => s.BrowserHash == browserHash)
                .Select(s => s.AddressHash).FirstOrDefault(),
            cancellationToken).ConfigureAwait(false);

        // Both, whether a code was given by telephone or not, so that the time does not tell.
        var codeHash = Secrets.HashOfCode(code, browserHash);
        var givenHash = Secrets.HashOfCode(code, addressHash ?? browserHash);
        var token = Secrets.NewToken();
        return await writer.WriteAsync(
            context =>
            {
                if (OfBrowser(context, browserHash) is not { ProvedAt: null } row)
                {
                    return new SignInAnswer(SignInOutcome.NothingAsked);
                }

                if (SignInRules.WhyNot(row.State, at, settings) is { } why)
                {
                    return new SignInAnswer(why);
                }

                row.Tries++;
                return Secrets.AreSame(row.CodeHash, codeHash)
                    ? Prove(context, row, token, isOwnDevice, at)
                    : TryGiven(context, row, givenHash, token, isOwnDevice, at);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> LookAtLinkAsync(string link, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(link);
        var row = await writer.ReadAsync(
            context => context.SignIns.AsNoTracking().FirstOrDefault(s => s.LinkHash == hash),
            cancellationToken).ConfigureAwait(false);
        return row is { ProvedAt: null, SpentAt: null } && at < row.EndsAt ? row.Masked : null;
    }

    public Task<SignInAnswer> FollowAsync(
        string link, bool isOwnDevice, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(link);
        var token = Secrets.NewToken();
        return writer.WriteAsync(
            context =>
            {
                context.Flush();
                var row = context.SignIns.FirstOrDefault(s => s.LinkHash == hash);

                // Its tries are the code's: whoever has the link has not guessed it.
                return row is null ? new SignInAnswer(SignInOutcome.Wrong)
                    : row.ProvedAt is not null ? new SignInAnswer(SignInOutcome.Spent)
                    : SignInRules.WhyNot(row.State with { Tries = 0 }, at, settings) is { } why
                        ? new SignInAnswer(why)
                        : Prove(context, row, token, isOwnDevice, at);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Person>> ChoicesAsync(
        string browser, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(browser);
        return writer.ReadAsync<IReadOnlyList<Person>>(
            context => context.SignIns.AsNoTracking().FirstOrDefault(s => s.BrowserHash == hash) is { } row
                && IsChoosing(row, at)
                    ? PeopleOf(context, row)
                    : [],
            cancellationToken);
    }

    public Task<SignInAnswer> ChooseAsync(
        string browser, PersonId person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashOf(browser);
        var token = Secrets.NewToken();
        return writer.WriteAsync(
            context => OfBrowser(context, hash) is not { } row || !IsChoosing(row, at)
                ? new SignInAnswer(SignInOutcome.NothingAsked)
                : PeopleOf(context, row).Any(p => p.Id == person)
                    ? Enter(context, row, token, person, at)
                    : new SignInAnswer(SignInOutcome.Wrong),
            cancellationToken);
    }

    private static SignInRow? OfBrowser(StoreContext context, string browserHash)
    {
        context.Flush();
        return context.SignIns.FirstOrDefault(s => s.BrowserHash == browserHash);
    }

    /// <summary>The code may be one that was given by telephone, which is tried by whoever asked with the address.
    /// </summary>
    private SignInAnswer TryGiven(
        StoreContext context, SignInRow row, string givenHash, string token, bool isOwnDevice, DateTimeOffset at)
    {
        var given = context.SignIns
            .Where(s => s.AddressHash == row.AddressHash && s.BrowserHash == null && s.CodeHash != null)
            .Where(s => s.ProvedAt == null && s.SpentAt == null)
            .OrderByDescending(s => s.AskedAt)
            .FirstOrDefault();
        if (given is null || SignInRules.WhyNot(given.State, at, settings) is not null)
        {
            return new SignInAnswer(SignInOutcome.Wrong);
        }

        given.Tries++;
        if (!Secrets.AreSame(given.CodeHash, givenHash))
        {
            return new SignInAnswer(SignInOutcome.Wrong);
        }

        row.SpentAt = at;
        return Prove(context, given, token, isOwnDevice, at) with { Back = row.Back };
    }

    private static bool IsChoosing(SignInRow row, DateTimeOffset at) =>
        row is { ProvedAt: not null, SpentAt: null } && at < row.EndsAt;

    private static List<Person> PeopleOf(StoreContext context, SignInRow row)
    {
        var ids = (row.People ?? string.Empty)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(i => new PersonId(i))
            .ToList();
        return
        [
            .. context.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.ErasedAt == null).AsEnumerable()
                .Select(p => p.ToPerson())
                .OrderBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    private bool Ask(StoreContext context, SignInRequest request, string id, string browser)
    {
        context.Flush();
        var (networkHash, since) = (Secrets.HashOf(request.Network), request.At - SignInSettings.Window);
        var asked = context.SignIns.Count(s => s.NetworkHash == networkHash && s.AskedAt > since);
        if (!SignInRules.MayAsk(asked, settings))
        {
            return false;
        }

        var old = request.At - Kept;
        context.SignIns.Where(s => s.AskedAt < old).ExecuteDelete();
        if (request.Former is { } former && OfBrowser(context, Secrets.HashOf(former)) is { SpentAt: null } before)
        {
            (before.SpentAt, before.Address) = (request.At, null);
        }

        context.SignIns.Add(new SignInRow
        {
            Id = id,
            BrowserHash = Secrets.HashOf(browser),
            AddressHash = Secrets.HashOf(request.Address.Text),
            Address = request.Address.Text,
            Masked = SignInRules.Masked(request.Address),
            NetworkHash = networkHash,
            Language = request.Language,
            Back = request.Back,
            AskedAt = request.At,
            EndsAt = request.At + settings.CodeLasts,
        });
        return true;
    }

    /// <summary>The code or the link was right: it is used up, whatever follows.</summary>
    private SignInAnswer Prove(
        StoreContext context, SignInRow row, string token, bool isOwnDevice, DateTimeOffset at)
    {
        (row.ProvedAt, row.IsOwnDevice) = (at, isOwnDevice);
        (row.CodeHash, row.LinkHash) = (null, null);
        var people = PeopleOf(context, row);
        if (people is [var one])
        {
            return Enter(context, row, token, one.Id, at);
        }

        // Another than what asked: somebody may have given this browser their own.
        row.BrowserHash = Secrets.HashOf(token);
        return new SignInAnswer(people.Count == 0 ? SignInOutcome.Wrong : SignInOutcome.Choose)
        {
            Browser = token,
            Back = row.Back,
            People = people,
        };
    }

    private SignInAnswer Enter(
        StoreContext context, SignInRow row, string token, PersonId person, DateTimeOffset at)
    {
        row.SpentAt = at;
        return new SignInAnswer(SignInOutcome.Entered)
        {
            Session = SessionDesk.Begin(context, token, person, row.IsOwnDevice, at, settings),
            Back = row.Back,
        };
    }
}
