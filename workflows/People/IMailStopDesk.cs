using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.People;

/// <summary>
/// Where the mails of a morning are stopped by what stands in them, without a session: whoever has the mail may.
/// Nothing else can be done or seen by it.
/// </summary>
public interface IMailStopDesk
{
    /// <summary>What a key would stop; looking changes nothing.</summary>
    /// <param name="key">What the address in the mail bears.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when nobody has that key.</returns>
    Task<MailStop?> LookAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stops the mails of whoever has that key, who is the one that did it; done too where they are
    /// stopped already.</summary>
    /// <param name="id">The command's id: the same command given twice is done once.</param>
    /// <param name="key">What the address in the mail bears.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Gives up waiting; it may have been done.</param>
    Task<CommandResult> StopAsync(CommandId id, string key, DateTimeOffset at, CancellationToken cancellationToken);
}
