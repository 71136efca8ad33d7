using System.Text.RegularExpressions;
using System.Threading.Channels;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Tests.Web;

/// <summary>Messages as they would reach people, in their order.</summary>
public sealed partial class KeptMessages : IMessageCarrier
{
    // Only so that a message that never comes ends the test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<ComposedMessage> _messages =
        System.Threading.Channels.Channel.CreateUnbounded<ComposedMessage>();

    public string Name => "kept";

    /// <summary>Whether it counts as a channel that must be tried and released.</summary>
    public bool LeavesTheMachine { get; set; }

    public bool Deduplicates => false;

    /// <summary>What is answered to every message.</summary>
    public CarrierAnswer Answer { get; set; } = new(CarrierVerdict.Delivered);

    /// <summary>How many messages nobody has asked for yet.</summary>
    public int Waiting => _messages.Reader.Count;

    public async Task<CarrierAnswer> SendAsync(ComposedMessage message, CancellationToken cancellationToken)
    {
        await _messages.Writer.WriteAsync(message, cancellationToken);
        return Answer;
    }

    /// <summary>The next message; waits until it comes.</summary>
    public async Task<ComposedMessage> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The code in a message.</summary>
    public static string CodeIn(ComposedMessage message) => Code().Match(message.Text).Value;

    /// <summary>The link in a message.</summary>
    public static Uri LinkIn(ComposedMessage message) => LinksIn(message.Text).First();

    /// <summary>Every link in a message's text.</summary>
    public static IEnumerable<Uri> LinksIn(string text) => Link().Matches(text).Select(m => new Uri(m.Value));

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("https?://\\S+")]
    private static partial Regex Link();
}
