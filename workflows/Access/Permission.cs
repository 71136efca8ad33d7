namespace ProgramFlows.Workflows.Access;

/// <summary>What one needs leave for.</summary>
public enum Permission
{
    /// <summary>To hand in a network's task.</summary>
    HandIn,

    /// <summary>To accept what was handed in, or to give it back.</summary>
    Review,

    /// <summary>To move a due date.</summary>
    Extend,

    /// <summary>To ask for a task no more.</summary>
    Waive,

    /// <summary>To say what was done about a red risk.</summary>
    AnswerRed,

    /// <summary>To open a task, and to close it at the year's end: the programme's own.</summary>
    Follow,

    /// <summary>To take in networks, people, appointments and enrolments.</summary>
    TakeIn,

    /// <summary>To say that a person is on leave.</summary>
    TakeLeave,

    /// <summary>To say who is who and what: to add people, appoint and dismiss them.</summary>
    Appoint,

    /// <summary>To help somebody in one's area who cannot sign in: to change their address, or give them a
    /// code.</summary>
    Recover,

    /// <summary>To decide on requests to correct or erase what is held about a person.</summary>
    DecideOnPrivacy,

    /// <summary>To see what became of a message, and to send again one that has not arrived or may not
    /// have.</summary>
    SendAgain,

    /// <summary>To ask for more time, or that a task be waived.</summary>
    Ask,

    /// <summary>To try, release and hold the channel of messages.</summary>
    RunChannels,

    /// <summary>To take incidents about people on, and to close them.</summary>
    SeeToIncidents,
}
