namespace ProgramFlows.Web.Access;

/// <summary>Whom an address is for. Every address of the pages says it.</summary>
internal sealed class Audience
{
    private Audience()
    {
    }

    /// <summary>Files that are the same for all, for which nobody is looked up.</summary>
    public static Audience Things { get; } = new();

    /// <summary>Machines, which prove what they send by itself; for them nobody is looked up either.</summary>
    public static Audience Machines { get; } = new();

    /// <summary>Everybody, signed in or not.</summary>
    public static Audience Everybody { get; } = new();

    /// <summary>Whoever has signed in.</summary>
    public static Audience SignedIn { get; } = new();

    /// <summary>Whoever has signed in, or whose session ended while they were writing.</summary>
    public static Audience SignedInOrJustBefore { get; } = new();
}
