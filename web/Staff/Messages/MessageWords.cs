using System.Globalization;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Parts;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web.Staff.Messages;

/// <summary>Messages as staff read of them: where they stand, what they are, and whom they are for.</summary>
public static class MessageWords
{
    /// <summary>Where a message stands, in short.</summary>
    public static string Of(LoggedMessage message, DateOnly today, Language language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message is { State: MessageState.Deferred, RetryAt: { } at }
            ? In(language, "DeferredUntil", Moment(at, today, language))
            : In(language, message.State.ToString());
    }

    /// <summary>Why it stands there, in a sentence.</summary>
    public static string Why(MessageState state, Language language) => In(language, $"Why{state}");

    /// <summary>How loud that is: loud where somebody may have to act.</summary>
    public static Look LookOf(MessageState state) => MessageGroups.Of(state) switch
    {
        MessageGroup.ToBeSent => state == MessageState.Deferred ? Look.Late : Look.Wait,
        MessageGroup.Sent => Look.Wait,
        MessageGroup.Arrived => Look.Done,
        MessageGroup.NotSent => Look.Bad,
        MessageGroup.Held => Look.Wait,
        MessageGroup.Unknown => Look.Open,
        MessageGroup.SetAside => Look.None,
    };

    /// <summary>A group of states.</summary>
    public static string Of(MessageGroup group, Language language) => In(language, $"Group{group}");

    /// <summary>What a message is.</summary>
    public static string Of(MessageKind kind, Language language) => In(language, $"Kind{kind}");

    /// <summary>A message's subject, or what it is where it has none.</summary>
    public static string SubjectOf(LoggedMessage message, Language language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Subject ?? Of(message.Kind, language);
    }

    /// <summary>The language of a message's subject.</summary>
    public static Language LanguageOf(LoggedMessage message, Language language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Subject is null ? language : message.To.Language;
    }

    /// <summary>Of somebody who is nothing any more.</summary>
    public static string NoPost(Language language) => In(language, "NoPost");

    /// <summary>When a message was handed over; its day where it was not.</summary>
    public static string When(LoggedMessage message, DateOnly today, Language language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.SentAt is { } at
            ? Moment(at, today, language)
            : DayWords.DayAndMonth(message.On, language);
    }

    /// <summary>A moment; of today by its time alone.</summary>
    public static string Moment(DateTimeOffset at, DateOnly today, Language language) => ThaiTime.DayOf(at) == today
        ? In(language, "TodayAt", DayWords.Time(at, language))
        : In(language, "DayAt", DayWords.DayAndMonth(ThaiTime.DayOf(at), language), DayWords.Time(at, language));

    /// <summary>A number of messages.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A language as pages name it.</summary>
    public static string Code(Language language) => language == Language.En ? "en" : "th";

    private static string In(Language language, string name, params ReadOnlySpan<object?> values) =>
        new Texts(typeof(MessageWords), language).Format(name, values);
}
