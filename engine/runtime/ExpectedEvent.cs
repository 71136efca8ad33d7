namespace ProgramFlows.Engine.Runtime;

/// <summary>What an instance waits for that ought to come by itself.</summary>
public enum ExpectedEvent
{
    /// <summary>A durable timer that is past its time.</summary>
    TimerFires,

    /// <summary>Something in its inbox that it has not taken.</summary>
    InboxIsRead,

    /// <summary>An activity that was called and has not answered.</summary>
    ActivityAnswers,
}
