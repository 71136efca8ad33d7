namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>When the files of a journal are taken.</summary>
internal enum Cut
{
    /// <summary>While the first engine runs: all stands in the log.</summary>
    Plain,

    /// <summary>While a second engine runs: the journal holds what the first left, the log what came after.</summary>
    Restarted,

    /// <summary>After the engine was stopped: all stands in the journal.</summary>
    Stopped,
}
