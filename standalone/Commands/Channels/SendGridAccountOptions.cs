using System.CommandLine;
using ProgramFlows.Adapters.Email.SendGrid;

namespace ProgramFlows.Standalone.Commands.Channels;

/// <summary>The account at SendGrid that an installation in Azure sends by, on the command line.</summary>
internal sealed class SendGridAccountOptions
{
    private const int LargestFile = 4 * 1024;

    private readonly Option<string?> _keyFile = new Option<string?>("--sendgrid-key-file")
    {
        Description =
            "Instead of --smtp: the file with the key of an account at SendGrid, readable by this user alone.",
    }.NotEmpty();

    private readonly Option<bool> _isEuropean = new("--sendgrid-eu")
    {
        Description = "Whether the account handles messages within the European Union.",
    };

    public IEnumerable<Option> All => [_keyFile, _isEuropean];

    /// <exception cref="IOException">The key cannot be read, or no sender is named.</exception>
    public SendGridOptions? AccountOf(ParseResult parsed, string? from) =>
        parsed.GetValue(_keyFile) is not { } file ? null : new SendGridOptions
        {
            ApiKey = NamedFile.TextIn(file, "key", LargestFile),
            FromAddress = from ?? throw new IOException(
                "--sendgrid-key-file needs --sender-address: the address that messages come from."),
            IsEuropean = parsed.GetValue(_isEuropean),
        };
}
