namespace ProgramFlows.Web.Parts;

/// <summary>How loud a status word is: loud only where somebody must act.</summary>
public enum Look
{
    /// <summary>Overdue.</summary>
    Late,

    /// <summary>Given back.</summary>
    Returned,

    /// <summary>To be done.</summary>
    Open,

    /// <summary>Wrong.</summary>
    Bad,

    /// <summary>Waits for somebody else.</summary>
    Wait,

    /// <summary>Closed and good.</summary>
    Done,

    /// <summary>Nothing yet.</summary>
    None,
}
