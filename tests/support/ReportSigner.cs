using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProgramFlows.Tests.Support;

/// <summary>Signs reports as SendGrid does, with a key of its own.</summary>
public sealed class ReportSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The verification key, as SendGrid shows it.</summary>
    public string Key => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    /// <summary>The headers that go with a report.</summary>
    public Dictionary<string, string> Sign(byte[] body, DateTimeOffset at) =>
        Sign(body, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>The headers that go with a report, with whatever stands for the moment.</summary>
    public Dictionary<string, string> Sign(byte[] body, string timestamp) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["X-Twilio-Email-Event-Webhook-Timestamp"] = timestamp,
        ["X-Twilio-Email-Event-Webhook-Signature"] = Convert.ToBase64String(_key.SignData(
            [.. Encoding.UTF8.GetBytes(timestamp), .. body],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence)),
    };

    /// <summary>An event as SendGrid writes it.</summary>
    /// <param name="kind">Its name, such as <c>delivered</c>.</param>
    /// <param name="key">Our key of the message.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="id">The event's own name.</param>
    /// <param name="more">Further properties, with the comma in front of them.</param>
    public static string Event(string kind, string key, DateTimeOffset at, string id = "event-1", string more = "") =>
        $$"""
        {"email":"somying@example.org","timestamp":{{at.ToUnixTimeSeconds()}},"smtp-id":"<a@ismtpd-1>",
        "event":"{{kind}}","sg_event_id":"{{id}}","sg_message_id":"14c5.filter1.0","message_key":"{{key}}"{{more}}}
        """;

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
