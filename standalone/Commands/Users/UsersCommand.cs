using System.CommandLine;

namespace ProgramFlows.Standalone.Commands.Users;

/// <summary><c>users</c>: who there is, and what they are.</summary>
internal static class UsersCommand
{
    public static Command Create() => new(
        "users",
        "Adds, lists, appoints and dismisses people. On a data folder as its owner, on a store as the person named.")
    {
        FirstAdministratorCommand.Create(),
        ListCommand.Create(),
        AddCommand.Create(),
        PostCommand.Appoint(),
        PostCommand.Dismiss(),
    };
}
