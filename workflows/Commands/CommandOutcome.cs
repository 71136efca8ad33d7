namespace ProgramFlows.Workflows.Commands;

/// <summary>How a command ended. Only what is done has changed anything.</summary>
public enum CommandOutcome
{
    /// <summary>Done, now or before under the same command id.</summary>
    Done,

    /// <summary>There is nothing of that id.</summary>
    Unknown,

    /// <summary>Whoever asked may not do it.</summary>
    Forbidden,

    /// <summary>The rules forbid it where the thing stands.</summary>
    Refused,

    /// <summary>What came with it has mistakes, or questions that are not answered.</summary>
    Invalid,
}
