namespace ProgramFlows.Workflows.Tasks;

/// <summary>What can be done with a task.</summary>
public enum TaskAction
{
    /// <summary>Its form is handed in.</summary>
    Submit,

    /// <summary>What was handed in is good.</summary>
    Accept,

    /// <summary>What was handed in is given back, with a reason.</summary>
    Return,

    /// <summary>Its due date is moved, with a reason.</summary>
    Extend,

    /// <summary>It is asked for no more, with a reason.</summary>
    Waive,

    /// <summary>The year's end closes it.</summary>
    Lapse,

    /// <summary>Its network asks that the due date be moved, with a reason.</summary>
    AskForTime,

    /// <summary>Its network asks that it be waived, with a reason.</summary>
    AskForWaiver,

    /// <summary>More time that was asked for is not granted, with a reason. Granting it is
    /// <see cref="Extend"/>.</summary>
    RefuseTime,

    /// <summary>A waiver that was asked for is not granted, with a reason. Granting it is
    /// <see cref="Waive"/>.</summary>
    RefuseWaiver,
}
