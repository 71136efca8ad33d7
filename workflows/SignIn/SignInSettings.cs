namespace ProgramFlows.Workflows.SignIn;

/// <summary>How long things of the sign-in hold, and how often they may be tried.</summary>
public sealed record SignInSettings
{
    /// <summary>Over how long a time the limits count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>How long a code and its link can be used.</summary>
    public TimeSpan CodeLasts { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a code can be tried, right or wrong.</summary>
    public int MostTries { get; init; } = 5;

    /// <summary>How many codes an address is sent in an hour.</summary>
    public int MostCodesOfAddress { get; init; } = 5;

    /// <summary>How often somebody behind one network address may ask in an hour: mobile carriers have thousands of
    /// people behind one.</summary>
    public int MostRequestsOfNetwork { get; init; } = 1_000;

    /// <summary>How long a session lasts on a device that others may use.</summary>
    public TimeSpan SessionLasts { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long it lasts on somebody's own.</summary>
    public TimeSpan OwnDeviceLasts { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long after its end a session still says whose it was, so that answers can be kept.</summary>
    public TimeSpan RemembersFormer { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long the link for the first administrator can be used.</summary>
    public TimeSpan FirstLinkLasts { get; init; } = TimeSpan.FromHours(1);
}
