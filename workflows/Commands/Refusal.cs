namespace ProgramFlows.Workflows.Commands;

/// <summary>Why a command is not done. Each has a sentence for people, see <see cref="RefusalTexts"/>.</summary>
public enum Refusal
{
    /// <summary>It is handed in already and waits for its review.</summary>
    HandedInAlready,

    /// <summary>It is accepted, waived or lapsed.</summary>
    ClosedAlready,

    /// <summary>Nothing has been handed in that could be reviewed.</summary>
    NothingHandedIn,

    /// <summary>A form's answers are missing.</summary>
    AnswersMissing,

    /// <summary>A reason is missing.</summary>
    ReasonMissing,

    /// <summary>The new due date is missing, or not later than the one that stands.</summary>
    DueDateNotLater,

    /// <summary>The new due date is later than the programme allows.</summary>
    DueDateTooLate,

    /// <summary>None of the reader's roles may do it.</summary>
    NotYourRole,

    /// <summary>The reader has the role, but in another programme.</summary>
    NotYourProgramme,

    /// <summary>The reader has the role, but for another network, province or office.</summary>
    NotYourPlace,

    /// <summary>The reader handed it in: the office above decides.</summary>
    OwnWork,

    /// <summary>A colleague of the reader in the same post handed it in: the office above decides.</summary>
    GoesToTheOfficeAbove,

    /// <summary>The reader is a deputy, and a holder of the post is there.</summary>
    HolderIsThere,

    /// <summary>The reader's office stands above, and it is not for it to decide, or not yet.</summary>
    NotYetYourTurn,

    /// <summary>Only the programme's own orchestrations do it.</summary>
    OnlyTheProgramme,

    /// <summary>Only whoever runs the installation does it.</summary>
    OnlyTheOperator,

    /// <summary>The last day is before the first.</summary>
    DaysTheWrongWayRound,
}
