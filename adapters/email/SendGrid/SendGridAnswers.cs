using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// What an answer of SendGrid, or none, means for a message. Reasons name statuses and fields, and never repeat what
/// SendGrid wrote: it quotes addresses.
/// </summary>
internal static class SendGridAnswers
{
    private const string IdHeader = "X-Message-Id";
    private const string ResetHeader = "X-RateLimit-Reset";
    private const int LongestId = 200;

    // More seconds than these are no wait but a moment, as SendGrid gives it: seconds since 1970.
    private const long MostSeconds = 100_000_000;

    /// <summary>The meaning of an answer.</summary>
    public static CarrierAnswer Of(
        HttpStatusCode status, HttpResponseHeaders headers, ReadOnlyMemory<byte> body, DateTimeOffset now) =>
        (int)status switch
        {
            202 => new CarrierAnswer(CarrierVerdict.Accepted, IdIn(headers)),
            400 => new CarrierAnswer(
                CarrierVerdict.Failed, Reason: $"SendGrid refuses the message with 400{FieldsIn(body)}."),
            413 => new CarrierAnswer(
                CarrierVerdict.Failed, Reason: "SendGrid refuses the message with 413: it is too large."),
            401 => Refused(
                "SendGrid answered 401: it does not take the API key, or the account has used up what it may send. "
                + "Look at both in SendGrid"),
            403 => Refused(
                "SendGrid answered 403: the API key may not send mail, the sender's address or domain is not verified, "
                + "or the account is blocked for a while. Look at these in SendGrid"),
            408 or 429 or 503 => new CarrierAnswer(
                CarrierVerdict.Deferred,
                RetryAfter: WaitIn(headers, now),
                Reason: $"SendGrid answered {(int)status}: not now."),

            // No other refusal speaks of this message: it is not SendGrid that answers, or not its API.
            >= 300 and < 500 => Refused(
                $"What answers in SendGrid's place said {(int)status}. Look at the address of SendGrid, and at proxies "
                + "between"),

            // 500, 502 and 504 say that something failed, and not that it failed before the message was queued; the
            // library would send it again, and a reader might have it twice. Nor is a 200 promised for anything sent.
            _ => new CarrierAnswer(
                CarrierVerdict.Unknown, Reason: $"SendGrid answered {(int)status}: it may have taken the message."),
        };

    /// <summary>The meaning of an exchange that broke off.</summary>
    public static CarrierAnswer Without(HandOver way, Exception broken, DateTimeOffset now) =>
        way.Answer is { } answer
            ? Of(answer.Status, answer.Headers, default, now)
            : way.Point.IsPassed
                ? new CarrierAnswer(
                    CarrierVerdict.Unknown,
                    Reason: $"No answer came from SendGrid ({What(broken)}): it may have taken the message.")
                : new CarrierAnswer(
                    CarrierVerdict.Deferred,
                    Reason: $"SendGrid could not be reached ({What(broken)}); nothing was handed over.");

    private static CarrierAnswer Refused(string why) =>
        new(CarrierVerdict.ChannelRefused, Reason: $"{why}, then release the channel.");

    private static string What(Exception broken) => broken switch
    {
        HttpRequestException http => http.HttpRequestError.ToString(),
        OperationCanceledException => "timeout",
        _ => broken.GetType().Name,
    };

    private static string? IdIn(HttpResponseHeaders headers) =>
        headers.TryGetValues(IdHeader, out var values)
        && values.First() is { Length: > 0 and <= LongestId } id
        && id.All(c => c is > ' ' and <= '~')
            ? id
            : null;

    private static string FieldsIn(ReadOnlyMemory<byte> body) =>
        SendGridFields.In(body) is { Count: > 0 } fields ? $" for {string.Join(", ", fields)}" : string.Empty;

    private static TimeSpan? WaitIn(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter is { } after ? after.Delta ?? after.Date - now
            : headers.TryGetValues(ResetHeader, out var values)
                && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
                ? reset <= MostSeconds ? TimeSpan.FromSeconds(reset)
                    : reset <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                        ? DateTimeOffset.FromUnixTimeSeconds(reset) - now
                        : null
            : (TimeSpan?)null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
