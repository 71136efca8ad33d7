using MimeKit;
using ProgramFlows.Workflows.Messages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Email;

/// <summary>
/// Lays messages down as <c>.eml</c> files, so that nothing leaves a trial machine and everything can be read. A file
/// is named after the message's key and appears whole or not at all; the same key laid down again replaces it.
/// </summary>
internal sealed class EmailFolder : IMessageSender
{
    private readonly EmailFolderOptions _options;
    private readonly string _domain;

    public EmailFolder(EmailFolderOptions options)
    {
        _options = options;
        _domain = MailboxAddress.TryParse(options.FromAddress, out var from) && from.Domain.Length > 0
            ? from.Domain
            : throw new ArgumentException(
                $"'{options.FromAddress}' is no address to send from. Give one such as programflows@example.org.",
                nameof(options));
        Directory.CreateDirectory(options.Folder);
    }

    public async Task SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var mail = Write(message);
        var file = Path.Combine(_options.Folder, $"{FileNameOf(message.Key)}.eml");
        var unfinished = $"{file}.part";
        await using (var stream = File.Create(unfinished))
        {
            await mail.WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private static string FileNameOf(string key) =>
        string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));

    private static TextPart Part(string subtype, string text)
    {
        // Base64: Thai text in quoted-printable is twice as long.
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }

    private MimeMessage Write(ComposedMessage message)
    {
        if (!MailboxAddress.TryParse(message.To.Email, out var to))
        {
            throw new MessageRefusedException(
                $"The address of person '{message.To.Id}' is not valid. Correct it in the roster and import it again.");
        }

        to.Name = message.To.Name;
        var mail = new MimeMessage
        {
            Date = message.At.ToOffset(TimeSpan.FromHours(7)),
            MessageId = $"{FileNameOf(message.Key)}@{_domain}",
            Body = new MultipartAlternative(Part("plain", message.Text), Part("html", message.Html))
            {
                // The boundary follows from the key, so that the same message is the same bytes.
                Boundary = $"=-{FileNameOf(message.Key)}",
            },
        };
        mail.From.Add(new MailboxAddress(_options.FromName, _options.FromAddress));
        mail.To.Add(to);
        mail.Subject = message.Subject;
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, message.Language == Language.En ? "en" : "th");
        return mail;
    }
}
