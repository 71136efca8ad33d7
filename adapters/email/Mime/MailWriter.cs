using System.Security.Cryptography;
using System.Text;
using MimeKit;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Email.Mime;

/// <summary>Writes a message as mail. The same message is the same bytes, whoever carries it.</summary>
internal sealed class MailWriter
{
    private const int BoundaryLength = 32;

    private readonly string _fromName;

    /// <exception cref="ArgumentException">The sender's address is not valid.</exception>
    public MailWriter(string fromName, string fromAddress)
    {
        _fromName = fromName;
        From = EmailAddress.Read(fromAddress)?.OnTheWire ?? throw new ArgumentException(
            $"'{fromAddress}' is no address to send from. Give one such as programflows@example.org. "
            + EmailAddress.WhyNot(fromAddress)!.En,
            nameof(fromAddress));
    }

    /// <summary>Mail has lines that end alike on every machine.</summary>
    public static FormatOptions Format { get; } = MakeFormat();

    /// <summary>The sender's address.</summary>
    public string From { get; }

    /// <summary>A key as a file's name and in a message id; different keys have different names.</summary>
    public static string NameOf(string key)
    {
        var name = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(key))
        {
            _ = char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'-' or (byte)'_' or (byte)'.'
                ? name.Append((char)letter)
                : name.Append('=').Append(Convert.ToHexString([letter]));
        }

        return name.ToString();
    }

    /// <summary>The message's id, the same on every carrier, without its brackets.</summary>
    public static string MessageIdOf(string key, string from) =>
        NameOf(key) + from[from.IndexOf('@', StringComparison.Ordinal)..];

    /// <summary>A name or a subject as it may stand in a header: nobody writes one of their own through it.</summary>
    public static string OnOneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>The message as it goes to one address.</summary>
    public MimeMessage Write(ComposedMessage message, string address)
    {
        var mail = new MimeMessage
        {
            Date = ThaiTime.LocalOf(message.At),
            MessageId = MessageIdOf(message.Key, From),
            Body = new MultipartAlternative(Part("plain", message.Text), Part("html", message.Html))
            {
                // The boundary follows from the key, so that the same message is the same bytes.
                Boundary = BoundaryOf(message.Key),
            },
        };
        Address(mail, HeaderId.From, _fromName, From);
        Address(mail, HeaderId.To, message.To.Name, address);
        Put(mail, HeaderId.Subject, OnOneLine(message.Subject));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (message.Unsubscribe is { } unsubscribe)
        {
            // Readers' programs offer a button for it; RFC 8058 says that it is a POST without a question.
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        mail.Headers.Add(HeaderId.ContentLanguage, message.Language == Language.En ? "en" : "th");
        return mail;
    }

    private static TextPart Part(string subtype, string text)
    {
        // Base64: Thai text in quoted-printable is twice as long.
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static string BoundaryOf(string key) =>
        $"=-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..BoundaryLength]}";

    private static void Address(MimeMessage mail, HeaderId field, string name, string address)
    {
        name = OnOneLine(name);
        if (EncodedWords.Needs(name))
        {
            mail.Headers.Replace(Raw(field, $"{EncodedWords.OfName(name)}\r\n <{address}>"));
            return;
        }

        var addresses = field == HeaderId.From ? mail.From : mail.To;
        addresses.Add(new MailboxAddress(name, address));
    }

    private static void Put(MimeMessage mail, HeaderId field, string text) => mail.Headers.Replace(
        EncodedWords.Needs(text) ? Raw(field, EncodedWords.Of(text)) : new Header(field, text));

    private static Header Raw(HeaderId field, string value)
    {
        var header = new Header(field, string.Empty);
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        return header;
    }

    private static FormatOptions MakeFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
