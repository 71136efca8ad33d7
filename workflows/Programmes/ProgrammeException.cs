using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Programmes;

/// <summary>A programme's text has mistakes and cannot be used.</summary>
/// <param name="message">Every mistake, with file, line and what to write instead.</param>
public sealed class ProgrammeException(string message) : PermanentFailureException(message);
