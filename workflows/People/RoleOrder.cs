namespace ProgramFlows.Workflows.People;

/// <summary>Which office stands above which, and where each is looked for.</summary>
public static class RoleOrder
{
    /// <summary>The office above, which decides what an office cannot; null for the highest and for those that decide
    /// nothing about a network's work.</summary>
    public static Role? Above(Role role) => role switch
    {
        Role.Coordinator => Role.ProvincialCoordinator,
        Role.ProvincialCoordinator => Role.RegionalOffice,
        Role.RegionalOffice or Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor or Role.Administrator => null,
    };

    /// <summary>Whether a programme can let a role review, extend or waive, and remind it of work.</summary>
    public static bool HasPartInWork(Role role) => role switch
    {
        Role.Coordinator or Role.ProvincialCoordinator or Role.RegionalOffice or Role.ProgrammeStaff => true,
        Role.AgencyOfficer or Role.Auditor or Role.Administrator => false,
    };

    /// <summary>What a role's scope names.</summary>
    public static ScopeKind ScopeKindOf(Role role) => role switch
    {
        Role.Coordinator => ScopeKind.Network,
        Role.ProvincialCoordinator => ScopeKind.Province,
        Role.RegionalOffice => ScopeKind.Office,
        Role.AgencyOfficer => ScopeKind.Agency,
        Role.ProgrammeStaff or Role.Auditor or Role.Administrator => ScopeKind.Everywhere,
    };

    /// <summary>
    /// Where a role is looked for when it is about a network's work: in the network, its province, its office, or at
    /// headquarters; null for a role that has nothing to do with it.
    /// </summary>
    public static string? ScopeOf(Role role, NetworkPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return role switch
        {
            Role.Coordinator => place.Network.Value,
            Role.ProvincialCoordinator => place.Province,
            Role.RegionalOffice => place.Office,
            Role.ProgrammeStaff => Appointment.Everywhere,
            Role.AgencyOfficer or Role.Auditor or Role.Administrator => null,
        };
    }
}
