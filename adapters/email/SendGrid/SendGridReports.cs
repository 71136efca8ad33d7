using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email.SendGrid;

/// <summary>
/// SendGrid's signed event webhook. The signature is of the bytes as they came; the library would make a text of them
/// first, which is no longer what was signed where they are not plain UTF-8.
/// </summary>
internal sealed class SendGridReports : ICarrierReports
{
    private const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    private const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";
    private const int MostKeys = 2;
    private const int KeyBits = 256;

    private readonly List<byte[]> _keys;
    private readonly TimeSpan _longestAge;

    public SendGridReports(SendGridReportOptions options)
    {
        if (options.Keys.Count is 0 or > MostKeys)
        {
            throw new ArgumentException(
                $"{options.Keys.Count} verification keys are given for SendGrid's events. Give one, or two while it is "
                + "changed.",
                nameof(options));
        }

        if (options.LongestAge <= TimeSpan.Zero)
        {
            throw new ArgumentException(
                "Reports of SendGrid may be of no age at all. Give a longest age.", nameof(options));
        }

        _keys = [.. options.Keys.Select(Key)];
        _longestAge = options.LongestAge;
    }

    public string Name => SendGridNames.Carrier;

    /// <summary>SendGrid sends what has gathered when it has 768 kB.</summary>
    public int MostBytes => 1024 * 1024;

    public CarrierReport Read(ReadOnlyMemory<byte> body, Func<string, string?> header, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (body.Length > MostBytes)
        {
            return CarrierReport.Refused(CarrierReportStanding.TooLarge);
        }

        if (header(SignatureHeader) is not { } signature
            || header(TimestampHeader) is not { } timestamp
            || !IsSigned(body.Span, signature, timestamp))
        {
            return CarrierReport.Refused(CarrierReportStanding.Forged);
        }

        return MomentOf(timestamp) is not { } moment ? CarrierReport.Refused(CarrierReportStanding.Malformed)
            : (now - moment).Duration() > _longestAge ? CarrierReport.Refused(CarrierReportStanding.Stale)
            : EventsIn(body);
    }

    private static byte[] Key(string text)
    {
        try
        {
            var key = Convert.FromBase64String(text);
            using var known = ECDsa.Create();
            known.ImportSubjectPublicKeyInfo(key, out var read);
            return read == key.Length && known.KeySize == KeyBits
                ? key
                : throw new CryptographicException("Another curve, or something behind the key.");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new ArgumentException(
                "A verification key for SendGrid's events is none. Give it as SendGrid shows it beside 'Signed Event "
                + "Webhook'.",
                nameof(text),
                e);
        }
    }

    private bool IsSigned(ReadOnlySpan<byte> body, string signature, string timestamp)
    {
        if (!Base64.IsValid(signature))
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(body);
        var signed = hash.GetHashAndReset();
        var proof = Convert.FromBase64String(signature);
        return _keys.Exists(key => Proves(key, signed, proof));
    }

    private static bool Proves(byte[] key, byte[] hash, byte[] signature)
    {
        // One a time: the library promises nothing about several threads with one key.
        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(key, out _);
        return known.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static DateTimeOffset? MomentOf(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? SendGridEvent.MomentOf(seconds)
            : null;

    private static CarrierReport EventsIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                return CarrierReport.Refused(CarrierReportStanding.Malformed);
            }

            var entries = json.RootElement.EnumerateArray().Select(SendGridEvent.Read).ToList();
            return new CarrierReport(
                CarrierReportStanding.Genuine,
                [.. entries.Select(e => e.Event).OfType<CarrierEvent>()],
                entries.Count(e => !e.IsRead));
        }
        catch (JsonException)
        {
            return CarrierReport.Refused(CarrierReportStanding.Malformed);
        }
    }
}
