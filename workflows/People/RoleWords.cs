namespace ProgramFlows.Workflows.People;

/// <summary>Roles as they are written in files and on the command line.</summary>
public static class RoleWords
{
    /// <summary>All of them, in the order of the roles.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    /// <summary>The word for a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Coordinator => "coordinator",
        Role.ProvincialCoordinator => "provincial-coordinator",
        Role.RegionalOffice => "regional-office",
        Role.ProgrammeStaff => "programme-staff",
        Role.AgencyOfficer => "agency-officer",
        Role.Auditor => "auditor",
        Role.Administrator => "administrator",
    };

    /// <summary>The role of a word, whatever its case; null when it is none.</summary>
    public static Role? Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Enum.GetValues<Role>().Where(r => string.Equals(Of(r), word.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(r => (Role?)r).SingleOrDefault();
    }
}
