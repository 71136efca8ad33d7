using System.Globalization;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Messages in the ledger of a store, and those who look after their readers.</summary>
internal static class SomeMessages
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Takes in the small roster, with the programme's staff, an administrator and a deputy.</summary>
    public static async Task BeginAsync(StoreHouse house)
    {
        await house.SettleAsync();
        await house.Directory.TakeInAsync(
            new Workflows.Networks.Roster(
                [],
                [SmallRoster.Of("staff"), SmallRoster.Of("admin"), SmallRoster.Of("deputy")],
                [
                    SmallRoster.Is("staff", Role.ProgrammeStaff, Appointment.Everywhere),
                    SmallRoster.Is("deputy", Role.ProvincialCoordinator, "50") with { IsDeputy = true },
                ],
                []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);
        Assert.Equal(
            CommandResult.Done,
            await house.People.AppointAsync(
                new CommandId("admin"),
                new Appointment(
                    new PersonId("admin"), Role.Administrator, Appointment.Everywhere, Appointment.Everywhere),
                Actor.Operator,
                StoreHouse.Now,
                Stop));
    }

    /// <summary>The key of somebody's message of a day.</summary>
    public static string KeyOf(string person, int daysAgo = 0, MessageKind kind = MessageKind.Digest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.ToString().ToLowerInvariant()}-{StoreHouse.Today.AddDays(-daysAgo):yyyy-MM-dd}-{person}");

    /// <summary>Hands a message over, and notes what the carrier says.</summary>
    public static async Task<string> SendAsync(
        StoreHouse house,
        string person,
        CarrierVerdict verdict = CarrierVerdict.Delivered,
        int daysAgo = 0,
        int minute = 0,
        MessageKind kind = MessageKind.Digest)
    {
        var (key, at) = (KeyOf(person, daysAgo, kind), StoreHouse.Now.AddDays(-daysAgo).AddMinutes(minute));
        Assert.Equal(
            MessageState.Sending,
            await house.Ledger.BeginAsync(
                new OutgoingMessage(key, new PersonId(person), kind, $"{person}@example.org", IsAllowed: true),
                StoreHouse.OwnChannel,
                at,
                Stop));
        await house.Ledger.NoteAsync(
            key,
            kind == MessageKind.Digest ? new SentContent("งานค้าง", "งานค้าง", HasOverdue: false) : null,
            new CarrierAnswer(verdict, Reason: "550 5.1.1 no such user"),
            at,
            Stop);
        return key;
    }

    /// <summary>Keeps a message as it was sent.</summary>
    public static void Keep(StoreHouse house, string key, string person, string text, int daysAgo = 0)
    {
        var at = StoreHouse.Now.AddDays(-daysAgo)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        house.Ask($"""DELETE FROM message_contents WHERE "MessageKey" = '{key}'""");
        house.Ask(
            $"""INSERT INTO message_contents ("MessageKey", "PersonId", "Text", "At") """
            + $"VALUES ('{key}', '{person}', '{text}', '{at}')");
    }

    /// <summary>Somebody, with what they are.</summary>
    public static async Task<Viewer> ViewerAsync(StoreHouse house, string person) =>
        (await house.Persons.FindAsync(new PersonId(person), Stop))!.Viewer;
}
