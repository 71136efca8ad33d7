using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What carriers report after they have taken a message on.</summary>
internal static class ReportedEvents
{
    /// <summary>Takes reports in, each once, in the order in which things happened.</summary>
    public static int TakeIn(StoreContext context, IReadOnlyList<CarrierEvent> events)
    {
        context.Flush();
        var moved = 0;
        foreach (var reported in events.OrderBy(e => e.At))
        {
            if (context.CarrierEvents.Find(reported.EventId) is not null
                || context.Messages.Find(reported.MessageKey) is not { } row)
            {
                continue;
            }

            context.CarrierEvents.Add(new CarrierEventRow { EventId = reported.EventId, At = reported.At });
            if (HappeningOf(reported.Kind) is { } happening
                && DeliveryRules.After(row.State, happening) is { } next)
            {
                (row.State, row.Reason) = (next, $"The carrier reported: {reported.Kind}.");
                moved++;
                if (next == MessageState.Bounced)
                {
                    row.RefusedAt = reported.At;
                    Suppress(context, row, reported.At);
                }
                else if (next == MessageState.Failed)
                {
                    row.RefusedAt = reported.At;
                }
                else
                {
                    row.SentAt ??= reported.At;
                }
            }
        }

        return moved;
    }

    /// <summary>
    /// Nothing more is written to the address that a message bounced at, and those who help the person hear of it.
    /// </summary>
    public static void Suppress(StoreContext context, MessageRow row, DateTimeOffset at)
    {
        if (IsOfAnotherAddress(context, row) || context.People.Find(row.PersonId) is not { Email: { } address })
        {
            return;
        }

        IncidentBook.OpenNoContact(context, row.PersonId, at);

        var hash = DeliveryLedger.HashOf(address);
        if (context.SuppressedAddresses.Find(row.PersonId, hash) is null)
        {
            context.SuppressedAddresses.Add(new SuppressedAddressRow
            {
                PersonId = row.PersonId,
                AddressHash = hash,
                At = at,
                MessageKey = row.Key,
            });
        }
    }

    /// <summary>
    /// Whether a message says nothing of the address that its reader has now: it tried a channel, was the farewell to
    /// the address before, or went out before the address was corrected.
    /// </summary>
    private static bool IsOfAnotherAddress(StoreContext context, MessageRow row)
    {
        if (row.Kind == MessageKind.Test
            || context.AccountLetters.Find(row.Key) is { Kind: AccountLetterKind.AddressLeft })
        {
            return true;
        }

        var (person, sentAt) = (row.PersonId.Value, row.SentAt ?? row.BegunAt);
        return sentAt is not null && context.Audit.Any(a => a.Subject == person && a.At > sentAt
            && (a.Action == AccountDesk.AddressChanged
                || (a.Action == RosterIntake.Corrected && a.After.Contains(PersonRow.EmailChanged))));
    }

    // Who calls it spam or wants no more has it; the carrier goes on by itself where it was only put off.
    private static DeliveryHappening? HappeningOf(CarrierEventKind kind) => kind switch
    {
        CarrierEventKind.Delivered or CarrierEventKind.SpamReport or CarrierEventKind.Unsubscribed =>
            DeliveryHappening.Delivered,
        CarrierEventKind.Deferred => null,
        CarrierEventKind.Blocked => DeliveryHappening.Refused,
        CarrierEventKind.Bounced or CarrierEventKind.Dropped => DeliveryHappening.Bounced,
    };
}
