using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.People;

/// <summary>Which office stands above which, and where each is looked for.</summary>
public static class RoleOrder
{
    /// <summary>The office above; null for the highest.</summary>
    public static Role? Above(Role role) => role switch
    {
        Role.Coordinator => Role.ProvincialCoordinator,
        Role.ProvincialCoordinator => Role.RegionalOffice,
        Role.RegionalOffice => null,
    };

    /// <summary>Where a role is looked for: in the network, its province or its office.</summary>
    public static string ScopeOf(Role role, NetworkPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return role switch
        {
            Role.Coordinator => place.Network,
            Role.ProvincialCoordinator => place.Province,
            Role.RegionalOffice => place.Office,
        };
    }
}
