using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Privacy;

/// <summary>Where people ask to have their data corrected or erased, and where that is decided.</summary>
public interface IPrivacyRequestDesk
{
    /// <summary>Takes a request of whoever asks, about themselves (<see cref="PrivacyRequestRules"/>).</summary>
    Task<CommandResult> AskAsync(PrivacyQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// Decides on a request, if whoever does may (<see cref="Access.AccessRules"/>). An erasure that is granted is done
    /// with it: name, addresses, days away and the request's own words go, every session ends, and the id stays.
    /// </summary>
    Task<CommandResult> DecideAsync(PrivacyAnswer answer, CancellationToken cancellationToken);
}
