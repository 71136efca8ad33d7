using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Tries the installation's channel with a message to one address. It goes the way of every message, through the ledger
/// and by the carrier, but also while the channel is held.
/// </summary>
/// <param name="desk">Who may, and what is noted of it.</param>
/// <param name="people">Whose address it goes to.</param>
/// <param name="carrier">The channel's carrier.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the link leads.</param>
/// <param name="from">From whom messages come.</param>
public sealed class ChannelTest(
    IChannelDesk desk,
    IPersonReader people,
    IMessageCarrier carrier,
    MessageDispatch dispatch,
    SiteAddress site,
    SenderIdentity from)
{
    private readonly Channel _channel = Channel.Of(carrier, site);

    /// <summary>The key of the test message of a command.</summary>
    public static string KeyOf(CommandId id) => $"test-{id}";

    /// <summary>Sends one to a person's own address.</summary>
    public async Task<CommandResult> SendToOwnAsync(
        CommandId id, PersonId person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(person, cancellationToken) is not { } known)
        {
            return CommandResult.Unknown;
        }

        var (result, _) = await SendAsync(id, known.Person, known.Viewer.Actor, at, cancellationToken);
        return result;
    }

    /// <summary>Sends one to an address that an operator names.</summary>
    /// <param name="id">The command's id; the same given twice sends once.</param>
    /// <param name="address">Where to.</param>
    /// <param name="language">In which language.</param>
    /// <param name="actor">Who tries it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops before anything is handed over.</param>
    public Task<(CommandResult Result, ChannelTrial? Trial)> SendToAddressAsync(
        CommandId id,
        EmailAddress address,
        Language language,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);

        // A name that no person can have: the ledger's entry is nobody's.
        var to = new Person(new PersonId(Actor.Operator.Id), address.Text, address.Text, language);
        return SendAsync(id, to, actor, at, cancellationToken);
    }

    private async Task<(CommandResult Result, ChannelTrial? Trial)> SendAsync(
        CommandId id, Person to, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var asked = await desk.AskForTestAsync(id, _channel, to, actor, at, cancellationToken);
        if (asked.Outcome != CommandOutcome.Done)
        {
            return (asked, null);
        }

        var key = KeyOf(id);
        await dispatch.SendAsync(
            ChannelTestComposer.Compose(key, to, site, from, at), MessageKind.Test, at, cancellationToken);
        return (asked, await desk.NoteTestAsync(_channel, key, at, cancellationToken));
    }
}
