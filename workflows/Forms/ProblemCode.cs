namespace ProgramFlows.Workflows.Forms;

/// <summary>What can be wrong with an answer. Each has a sentence beside <see cref="FormTexts"/>.</summary>
public enum ProblemCode
{
    /// <summary>The answers as a whole cannot be read.</summary>
    Unreadable,

    /// <summary>The form has no such field.</summary>
    UnknownField,

    /// <summary>The answer is of another kind than the field.</summary>
    OtherKind,

    /// <summary>A required field has no answer.</summary>
    Missing,

    /// <summary>The text has too many characters.</summary>
    TooLong,

    /// <summary>It is no number.</summary>
    NotNumber,

    /// <summary>The number has decimals where none are asked for, or an amount more than two.</summary>
    NotWhole,

    /// <summary>The number or amount is below the least.</summary>
    TooSmall,

    /// <summary>The number or amount is above the largest.</summary>
    TooLarge,

    /// <summary>It is no day.</summary>
    NotDate,

    /// <summary>The month has no such day.</summary>
    NoSuchDay,

    /// <summary>The month is none; it may have been written before the day.</summary>
    NoSuchMonth,

    /// <summary>The year is missing.</summary>
    YearMissing,

    /// <summary>The year is in no era in which anything of this happened.</summary>
    NoSuchYear,

    /// <summary>The day has yet to come.</summary>
    InFuture,

    /// <summary>It is neither yes nor no.</summary>
    NotYesNo,

    /// <summary>It is none of the choices.</summary>
    NotChoice,

    /// <summary>A choice that stands for nothing is ticked beside others.</summary>
    NotAlone,

    /// <summary>There are fewer choices, rows, people or files than asked for.</summary>
    TooFew,

    /// <summary>There are more choices, rows, people or files than are taken.</summary>
    TooMany,

    /// <summary>A file is not there, or not whole.</summary>
    NoSuchFile,

    /// <summary>Answers do not fit each other.</summary>
    Inconsistent,

    /// <summary>A question: a text has a Thai citizen's identification number in it.</summary>
    IdNumber,
}
