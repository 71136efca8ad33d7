using System.CommandLine;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Standalone.Commands;

/// <summary>From whom messages come, on the command line.</summary>
internal sealed class SenderOptions
{
    public Option<string> Name { get; } = new Option<string>("--sender-name")
    {
        Description = "The name that messages come from.",
        DefaultValueFactory = _ => SenderIdentity.UsualName,
    }.NotEmpty();

    public Option<string?> Contact { get; } = new Option<string?>("--contact")
    {
        Description = "Whom people ask who have questions about a message, with a telephone number.",
    }.NotEmpty();

    /// <exception cref="IOException">One of them is no plain line of text.</exception>
    public SenderIdentity Of(ParseResult parsed)
    {
        try
        {
            return new SenderIdentity(parsed.GetValue(Name), parsed.GetValue(Contact));
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
