using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>How the networks of some tasks are named to some people: not at all to whoever has that one only.</summary>
internal sealed class NamedNetworks
{
    private readonly Dictionary<NetworkCode, LocalizedText> _names;
    private readonly Dictionary<PersonId, string> _only;

    private NamedNetworks(Dictionary<NetworkCode, LocalizedText> names, Dictionary<PersonId, string> only) =>
        (_names, _only) = (names, only);

    public static NamedNetworks Of(StoreContext context, List<PersonId> people, List<TaskRow> tasks)
    {
        var names = NamesOf(context, [.. tasks.Select(t => t.NetworkCode).Distinct()]);
        var only = context.Appointments.AsNoTracking()
            .Where(a => people.Contains(a.PersonId))
            .Select(a => new { a.PersonId, a.Role, a.Scope })
            .Distinct()
            .AsEnumerable()
            .GroupBy(a => a.PersonId)
            .Where(g => g.Count() == 1 && g.All(a => a.Role == Role.Coordinator))
            .ToDictionary(g => g.Key, g => g.Single().Scope);
        return new NamedNetworks(names, only);
    }

    /// <summary>The names of networks, for whoever reads them.</summary>
    public static Dictionary<NetworkCode, LocalizedText> NamesOf(StoreContext context, List<NetworkCode> codes) =>
        context.Networks.AsNoTracking()
            .Where(n => codes.Contains(n.Code))
            .AsEnumerable()
            .ToDictionary(n => n.Code, n => NetworkNames.Of(n.ToNetwork()));

    /// <summary>The network's name; null for somebody who has no other.</summary>
    public LocalizedText? For(PersonId reader, NetworkCode network) =>
        _only.GetValueOrDefault(reader) == network.Value ? null : _names.GetValueOrDefault(network);
}
