using System.Text;
using MimeKit;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email.Folder;

/// <summary>The messages of the folder; their names say the day first and the person last.</summary>
internal sealed class LaidDownMessages(EmailFolderOptions options) : ISentMessages
{
    // The library takes the charset of long Thai names for Latin letters where nobody has said what it is.
    static LaidDownMessages() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async Task<IReadOnlyList<SentMessage>> LatestAsync(
        PersonId? personId, int most, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(options.Folder, personId is null ? "*.eml" : $"*-{personId}.eml")
            .OrderByDescending(f => f, StringComparer.Ordinal)
            .Take(most)
            .ToList();
        var messages = new List<SentMessage>(files.Count);
        foreach (var file in files)
        {
            using var mail = await MimeMessage.LoadAsync(file, cancellationToken).ConfigureAwait(false);
            messages.Add(new SentMessage(
                mail.To.FirstOrDefault()?.Name ?? string.Empty,
                mail.Date.ToUniversalTime(),
                mail.Subject ?? string.Empty,
                mail.TextBody ?? string.Empty));
        }

        return messages;
    }
}
