namespace ProgramFlows.Workflows.Forms;

/// <summary>What a form field takes.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Paragraphs of text.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount of money in baht.</summary>
    Baht,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Any of the choices.</summary>
    Choices,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>People with name, role and group.</summary>
    People,

    /// <summary>A file as evidence.</summary>
    File,

    /// <summary>Green, yellow or red.</summary>
    Risk,

    /// <summary>Rows, each of which fills in the same columns.</summary>
    Rows,
}
