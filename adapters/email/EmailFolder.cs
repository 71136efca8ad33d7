using System.Security.Cryptography;
using System.Text;
using MimeKit;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Email;

/// <summary>
/// Lays messages down as <c>.eml</c> files, so that nothing leaves a trial machine and everything can be read. A file
/// is named after the message's key and appears whole or not at all; the same key laid down again replaces it. Only the
/// user who lays them down can read them.
/// </summary>
internal sealed class EmailFolder : IMessageCarrier
{
    private const int BoundaryLength = 32;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FormatOptions _format;
    private readonly EmailFolderOptions _options;
    private readonly string _from;

    public EmailFolder(EmailFolderOptions options)
    {
        _options = options;
        _from = EmailAddress.Read(options.FromAddress)?.OnTheWire ?? throw new ArgumentException(
            $"'{options.FromAddress}' is no address to send from. Give one such as programflows@example.org. "
            + EmailAddress.WhyNot(options.FromAddress)!.En,
            nameof(options));

        // Mail has lines that end alike on every machine.
        _format = FormatOptions.Default.Clone();
        _format.NewLineFormat = NewLineFormat.Dos;
        try
        {
            MakeFolder(options.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ErrorOf(e);
        }
    }

    public string Name => "folder";

    public bool LeavesTheMachine => false;

    public bool Deduplicates => true;

    public async Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (EmailAddress.Read(message.To.Email) is not { } address)
        {
            return new CarrierAnswer(
                CarrierVerdict.Bounced,
                Reason: $"The address of person '{message.To.Id}' is not valid. Correct it in the roster and import it "
                    + "again.");
        }

        using var mail = Write(message, address.OnTheWire);
        var file = Path.Combine(_options.Folder, $"{NameOf(message.Key)}.eml");
        var unfinished = $"{file}.part";
        try
        {
            await using (var stream = CreateFile(unfinished))
            {
                await mail.WriteToAsync(_format, stream, cancellationToken).ConfigureAwait(false);
            }

            File.Move(unfinished, file, overwrite: true);
            return new CarrierAnswer(CarrierVerdict.Delivered);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CarrierAnswer(CarrierVerdict.Deferred, Reason: ErrorOf(e).Message);
        }
    }

    /// <summary>The user's own: messages hold names and addresses.</summary>
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnersFile | UnixFileMode.UserExecute);
    }

    private static FileStream CreateFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(file, options);
    }

    /// <summary>A key as a file's name and in a message id; different keys have different names.</summary>
    private static string NameOf(string key)
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

    private static TextPart Part(string subtype, string text)
    {
        // Base64: Thai text in quoted-printable is twice as long.
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static string BoundaryOf(string key) =>
        $"=-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..BoundaryLength]}";

    private MimeMessage Write(ComposedMessage message, string address)
    {
        var mail = new MimeMessage
        {
            Date = ThaiTime.LocalOf(message.At),
            MessageId = NameOf(message.Key) + _from[_from.IndexOf('@', StringComparison.Ordinal)..],
            Body = new MultipartAlternative(Part("plain", message.Text), Part("html", message.Html))
            {
                // The boundary follows from the key, so that the same message is the same bytes.
                Boundary = BoundaryOf(message.Key),
            },
        };
        Address(mail, HeaderId.From, _options.FromName, _from);
        Address(mail, HeaderId.To, message.To.Name, address);
        Put(mail, HeaderId.Subject, OnOneLine(message.Subject));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, message.Language == Language.En ? "en" : "th");
        return mail;
    }

    private static void Address(MimeMessage mail, HeaderId field, string name, string address)
    {
        name = OnOneLine(name);
        if (EncodedWords.Needs(name))
        {
            mail.Headers.Replace(Raw(field, $"{EncodedWords.Of(name)}\r\n <{address}>"));
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

    // Nobody writes a header of their own through a name.
    private static string OnOneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private IOException ErrorOf(Exception e) => new(
        $"Messages cannot be laid down in '{_options.Folder}': {e.Message} Give this user the right to write there, or "
        + $"name another folder.",
        e);
}
