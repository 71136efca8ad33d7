namespace ProgramFlows.Workflows.Notices;

/// <summary>A channel as the ledger has to know it.</summary>
/// <param name="Name">The carrier's name.</param>
/// <param name="LeavesTheMachine">Whether its messages may reach somebody outside this machine.</param>
/// <param name="Deduplicates">Whether the same key handed over twice is delivered once.</param>
/// <param name="Site">The address of the pages that its messages lead to.</param>
public sealed record Channel(string Name, bool LeavesTheMachine, bool Deduplicates, string Site)
{
    /// <summary>The channel of a carrier for an installation.</summary>
    public static Channel Of(IMessageCarrier carrier, SiteAddress site)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        ArgumentNullException.ThrowIfNull(site);
        return new Channel(carrier.Name, carrier.LeavesTheMachine, carrier.Deduplicates, site.Root.AbsoluteUri);
    }
}
