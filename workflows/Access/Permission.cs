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

    /// <summary>To open a task, and to close it at the year's end: the programme's own.</summary>
    Follow,

    /// <summary>To take in networks, people, appointments and enrolments.</summary>
    TakeIn,

    /// <summary>To say that a person is on leave.</summary>
    TakeLeave,
}
