using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Hosting.SignIn;

/// <summary>
/// Makes the first administrator whom a setting names, where there is none: they sign in with a code that is sent to
/// their address. It is one command, so that several workers do it once, and the setting means nothing afterwards.
/// </summary>
/// <param name="people">Who there is.</param>
/// <param name="settings">What names them.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where it says what came of it, without a name or an address.</param>
public sealed partial class FirstAdministratorService(
    IPeopleDesk people, ProgrammeSettings settings, TimeProvider clock, ILogger<FirstAdministratorService> logger)
    : IHostedService
{
    private const string Name = "ผู้ดูแลทะเบียนผู้ใช้";

    private static readonly CommandId Once = new("first-administrator");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.FirstAdministrator is not { } address)
        {
            return;
        }

        var person = new Person(new PersonId("p-first-administrator"), Name, address, Language.Th);
        var result = await people.InstallAsync(Once, person, Actor.Operator, clock.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false);
        LogOutcome(logger, result.Outcome);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "First administrator of the settings: {Outcome}")]
    private static partial void LogOutcome(ILogger logger, CommandOutcome outcome);
}
