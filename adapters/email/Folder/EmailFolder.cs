using ProgramFlows.Adapters.Email.Mime;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Email.Folder;

/// <summary>
/// Lays messages down as <c>.eml</c> files, so that nothing leaves a trial machine and everything can be read. A file
/// is named after the message's key and appears whole or not at all; the same key laid down again replaces it. Only the
/// user who lays them down can read them.
/// </summary>
internal sealed class EmailFolder : IMessageCarrier
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly EmailFolderOptions _options;
    private readonly MailWriter _writer;

    public EmailFolder(EmailFolderOptions options)
    {
        _options = options;
        _writer = new MailWriter(options.FromName, options.FromAddress);
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
            return NoAddress.Of(message.To);
        }

        using var mail = _writer.Write(message, address.OnTheWire);
        var file = Path.Combine(_options.Folder, $"{MailWriter.NameOf(message.Key)}.eml");
        var unfinished = $"{file}.part";
        try
        {
            await using (var stream = CreateFile(unfinished))
            {
                await mail.WriteToAsync(MailWriter.Format, stream, cancellationToken).ConfigureAwait(false);
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

    private IOException ErrorOf(Exception e) => new(
        $"Messages cannot be laid down in '{_options.Folder}': {e.Message} Give this user the right to write there, or "
        + $"name another folder.",
        e);
}
