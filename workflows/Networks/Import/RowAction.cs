namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>What a row asks for.</summary>
public enum RowAction
{
    /// <summary>The person is what the row says; whoever else is stays so.</summary>
    Put,

    /// <summary>The person is what the row says, and whoever else was is so no more.</summary>
    Replace,

    /// <summary>The person is no more what the row says.</summary>
    End,

    /// <summary>Everything held about the person goes, but for the id that the audit trail knows them by.</summary>
    Erase,

    /// <summary>The network takes part no more: its open tasks are waived, and nobody is its coordinator.</summary>
    Close,
}
