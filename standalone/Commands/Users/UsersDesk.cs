using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary>The desks of people in an open installation, and who gives the commands.</summary>
/// <param name="services">The installation's.</param>
/// <param name="actor">Who gives them.</param>
internal sealed class UsersDesk(IServiceProvider services, Actor actor)
{
    // Whoever runs the command line reads the database: what they may change is another question.
    private static readonly Viewer Everybody = new(Actor.Operator, []);

    public Actor Actor => actor;

    public IPeopleDesk People => services.GetRequiredService<IPeopleDesk>();

    public IAccountDesk Accounts => services.GetRequiredService<IAccountDesk>();

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static CommandId NewId() => new($"cli-{Guid.NewGuid():N}");

    public Task<IReadOnlyList<KnownPerson>> ListAsync(string? words, CancellationToken cancellationToken) =>
        services.GetRequiredService<IRosterReader>().ListAsync(Everybody, words, int.MaxValue, cancellationToken);

    /// <summary>The one person of an id or an address.</summary>
    /// <exception cref="IOException">There is none, or several share the address.</exception>
    public async Task<KnownPerson> OneAsync(string idOrAddress, CancellationToken cancellationToken)
    {
        var found = (await ListAsync(idOrAddress, cancellationToken).ConfigureAwait(false))
            .Where(p => p.Person.Id.Value == idOrAddress
                || string.Equals(p.Person.Email, idOrAddress, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new IOException(
                $"There is nobody of the id or e-mail '{idOrAddress}'. 'users list' shows who there is. Nothing was "
                + "done."),
            _ => throw new IOException(
                $"{found.Count} people share '{idOrAddress}'. Name one by id: "
                + $"{string.Join(" or ", found.Select(p => p.Person.Id.Value))}. Nothing was done."),
        };
    }

    /// <summary>Says what came of a command, in both languages where it was refused.</summary>
    /// <exception cref="IOException">It was not done.</exception>
    public static void Require(CommandResult result)
    {
        if (result.Outcome != CommandOutcome.Done)
        {
            throw new IOException(result.Why is { } why
                ? $"{RefusalTexts.Of(why, Language.En)} Nothing was done.\n  {RefusalTexts.Of(why, Language.Th)}"
                : "There is nobody of that id. Nothing was done.");
        }
    }
}
