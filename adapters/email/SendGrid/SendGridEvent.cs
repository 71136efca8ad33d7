using System.Text.Json;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>One entry of a report of SendGrid.</summary>
/// <param name="IsRead">Whether it could be read.</param>
/// <param name="Event">What it says of a message of ours; null where that is nothing that is kept.</param>
internal readonly record struct SendGridEvent(bool IsRead, CarrierEvent? Event)
{
    private const int LongestName = 200;

    /// <summary>
    /// Reads an entry. What others put into the account has no key of ours and is left alone; so are openings and
    /// clicks, which nobody here asks for.
    /// </summary>
    public static SendGridEvent Read(JsonElement entry)
    {
        if (JsonText.Of(entry, "event") is not { } name)
        {
            return new SendGridEvent(IsRead: false, null);
        }

        if (KindOf(name, entry) is not { } kind || !entry.TryGetProperty(SendGridNames.KeyArgument, out _))
        {
            return new SendGridEvent(IsRead: true, null);
        }

        return Name(entry, "sg_event_id") is { } id
            && Name(entry, SendGridNames.KeyArgument) is { } key
            && entry.TryGetProperty("timestamp", out var at)
            && at.ValueKind == JsonValueKind.Number
            && at.TryGetInt64(out var seconds)
            && MomentOf(seconds) is { } moment
                ? new SendGridEvent(IsRead: true, new CarrierEvent(id, key, kind, moment))
                : new SendGridEvent(IsRead: false, null);
    }

    /// <summary>The moment so many seconds after 1970, UTC; null where there is no such moment.</summary>
    public static DateTimeOffset? MomentOf(long seconds) =>
        seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static CarrierEventKind? KindOf(string name, JsonElement entry) => name switch
    {
        "delivered" => CarrierEventKind.Delivered,
        "deferred" => CarrierEventKind.Deferred,

        // The other types, "blocked" above all, are refusals of this one message.
        "bounce" => JsonText.Of(entry, "type") == "bounce" ? CarrierEventKind.Bounced : CarrierEventKind.Blocked,
        "dropped" => IsAboutTheAddress(JsonText.Of(entry, "reason"))
            ? CarrierEventKind.Dropped
            : CarrierEventKind.Blocked,
        "spamreport" => CarrierEventKind.SpamReport,
        "unsubscribe" => CarrierEventKind.Unsubscribed,
        _ => null,
    };

    // The other reasons speak of the message or the account: spam content, a quota, a header.
    private static bool IsAboutTheAddress(string? reason) =>
        reason is "Bounced Address" or "Spam Reporting Address" or "Unsubscribed Address" or "Invalid";

    /// <summary>A name that a store can look for.</summary>
    private static string? Name(JsonElement entry, string property) =>
        JsonText.Of(entry, property) is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl)
            ? name
            : null;
}
