namespace ProgramFlows.Workflows.Notices;

/// <summary>How fast messages that can wait leave the machine: a setting of an installation.</summary>
public sealed record SendingPace
{
    /// <summary>What is used where an installation says nothing, in messages a minute.</summary>
    public const int Usual = 300;

    /// <summary>The most that may be said.</summary>
    public const int Most = 10_000;

    /// <summary>
    /// How long a step begins messages. With the longest that a carrier may take for one it stays under a minute.
    /// </summary>
    public static readonly TimeSpan StepLasts = TimeSpan.FromSeconds(25);

    /// <summary>A pace.</summary>
    /// <exception cref="ArgumentException">It is less than 1 or more than <see cref="Most"/>.</exception>
    public SendingPace(int messagesAMinute = Usual) => MessagesAMinute = messagesAMinute is > 0 and <= Most
        ? messagesAMinute
        : throw new ArgumentException(
            $"{messagesAMinute} messages a minute cannot be kept. Give a number from 1 to {Most}.");

    /// <summary>How many go out in a minute at the most; codes and red risks wait for nobody.</summary>
    public int MessagesAMinute { get; }
}
