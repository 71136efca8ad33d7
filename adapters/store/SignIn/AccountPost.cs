using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>What people have yet to be told of their accounts. An address stands here until it is told.</summary>
internal sealed class AccountPost(StoreWriter writer) : IAccountPost
{
    private const int AtATime = 50;
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);

    public Task<IReadOnlyList<AccountLetter>> TakeAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync<IReadOnlyList<AccountLetter>>(context => Take(context, at), cancellationToken);

    public Task NoteAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            context =>
            {
                if (context.AccountLetters.Find(id) is { SentAt: null } row)
                {
                    (row.SentAt, row.Address) = (at, null);
                }

                return true;
            },
            cancellationToken);

    private static List<AccountLetter> Take(StoreContext context, DateTimeOffset at)
    {
        context.Flush();
        var letters = new List<AccountLetter>();
        foreach (var row in context.AccountLetters
            .Where(l => l.SentAt == null && (l.TakenUntil == null || l.TakenUntil <= at))
            .OrderBy(l => l.At).ThenBy(l => l.Id)
            .Take(AtATime)
            .ToList())
        {
            if (context.People.Find(row.PersonId) is not { ErasedAt: null } person)
            {
                (row.SentAt, row.Address) = (at, null);
                continue;
            }

            row.TakenUntil = at + Taken;
            letters.Add(new AccountLetter(row.Id, row.Kind, person.ToPerson() with { Email = row.Address }));
        }

        return letters;
    }
}
