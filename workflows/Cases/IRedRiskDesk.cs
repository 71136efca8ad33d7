using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Cases;

/// <summary>Where it is said what was done about a red risk.</summary>
public interface IRedRiskDesk
{
    /// <summary>
    /// Takes an answer, if whoever gives it may (<see cref="Access.AccessRules"/>) and nobody has answered yet
    /// (<see cref="RedRiskRules"/>). What the same task handed in red before is answered with it.
    /// </summary>
    Task<CommandResult> AnswerAsync(RedRiskAnswer answer, CancellationToken cancellationToken);
}
