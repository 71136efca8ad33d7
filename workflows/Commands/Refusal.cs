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

    /// <summary>The same has been asked for already, and nobody has answered yet.</summary>
    AskedAlready,

    /// <summary>Nobody asks for it, or not any more.</summary>
    NothingAsked,

    /// <summary>The task has as many files as it may have.</summary>
    TooManyFiles,

    /// <summary>What may be kept of a network's files is used up.</summary>
    NetworkFilesFull,

    /// <summary>Somebody has said already what was done about the red risk.</summary>
    AnsweredAlready,

    /// <summary>None of the reader's roles may do it.</summary>
    NotYourRole,

    /// <summary>The reader has the role, but in another programme.</summary>
    NotYourProgramme,

    /// <summary>The reader has the role, but for another network, province or office.</summary>
    NotYourPlace,

    /// <summary>The reader handed it in: the office above decides.</summary>
    OwnWork,

    /// <summary>The reader asked for it: the office above decides.</summary>
    OwnRequest,

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

    /// <summary>Only administrators and whoever runs the installation do it.</summary>
    OnlyAdministrators,

    /// <summary>The scope does not fit the role, or there is no such place.</summary>
    NoSuchPlace,

    /// <summary>There is a person of that id already.</summary>
    KnownAlready,

    /// <summary>The person has no such role.</summary>
    NotAppointed,

    /// <summary>Nobody could say any more who is who.</summary>
    LastAdministrator,

    /// <summary>There is an administrator already, who appoints the others.</summary>
    AdministratorThere,

    /// <summary>The name is missing, or has characters that nobody sees.</summary>
    NameUnreadable,

    /// <summary>The e-mail address is none.</summary>
    AddressUnreadable,

    /// <summary>The last day is before the first.</summary>
    DaysTheWrongWayRound,

    /// <summary>Nobody does it for themselves: the office above does.</summary>
    OwnAccount,

    /// <summary>The person is as much as the reader is, or more.</summary>
    NotBelowYou,

    /// <summary>The person has no e-mail address.</summary>
    NoAddress,

    /// <summary>The person has that address already.</summary>
    SameAddress,

    /// <summary>The deputy has nothing to do with the reader's area.</summary>
    DeputyElsewhere,

    /// <summary>Somebody has decided on the request already.</summary>
    DecidedAlready,

    /// <summary>Who holds a post is written to, and cannot be erased.</summary>
    StillAppointed,

    /// <summary>The reader's own request: somebody else decides.</summary>
    OwnData,

    /// <summary>Mails would begin too early or too late in the day.</summary>
    MorningOutOfRange,

    /// <summary>Mails would end too early or too late in the day.</summary>
    EveningOutOfRange,

    /// <summary>The message is on its way, or has arrived.</summary>
    MessageUnderWay,

    /// <summary>A message of its kind is not sent again, or a rule has set it aside.</summary>
    MessageNotSentAgain,

    /// <summary>The morning's message is of an earlier day: today's tells the same.</summary>
    DigestTooOld,

    /// <summary>The message about an urgent matter is of too long ago.</summary>
    UrgentMessageTooOld,

    /// <summary>A message to the address came back: it is to be corrected first.</summary>
    AddressBounced,

    /// <summary>The channel has taken no test message under the address of the pages that it has now.</summary>
    ChannelNotTested,

    /// <summary>Somebody has closed the incident already, or what happened has.</summary>
    SeenToAlready,

    /// <summary>Somebody else has taken the incident on.</summary>
    TakenOnAlready,
}
