using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>What people are, in whose area that lies, and how it is named.</summary>
internal sealed class NamedPosts
{
    private readonly PostPlaces _places;
    private readonly ILookup<PersonId, Appointment> _appointments;
    private readonly Dictionary<NetworkCode, LocalizedText> _networks;
    private readonly Dictionary<string, LocalizedText> _provinces;

    private NamedPosts(
        PostPlaces places,
        ILookup<PersonId, Appointment> appointments,
        Dictionary<NetworkCode, LocalizedText> networks,
        Dictionary<string, LocalizedText> provinces) =>
        (_places, _appointments, _networks, _provinces) = (places, appointments, networks, provinces);

    /// <summary>Of some people; of everybody where nobody is named.</summary>
    public static NamedPosts Of(StoreContext context, IReadOnlyList<PersonId>? people = null)
    {
        var appointments = context.Appointments.AsNoTracking()
            .Where(a => people == null || people.Contains(a.PersonId))
            .OrderBy(a => a.Role).ThenBy(a => a.Scope)
            .AsEnumerable()
            .Select(a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy))
            .ToList();
        var provinces = ScopesOf(appointments, Role.ProvincialCoordinator);
        return new NamedPosts(
            PostPlaces.Of(context),
            appointments.ToLookup(a => a.PersonId),
            NamedNetworks.NamesOf(
                context, ScopesOf(appointments, Role.Coordinator).ConvertAll(s => new NetworkCode(s))),
            context.Networks.AsNoTracking()
                .Where(n => provinces.Contains(n.ProvinceCode))
                .AsEnumerable()
                .GroupBy(n => n.ProvinceCode)
                .ToDictionary(g => g.Key, g => ProvinceOf(g.First().ToNetwork())));
    }

    /// <summary>Those among them who are anything.</summary>
    public IEnumerable<PersonId> People => _appointments.Select(p => p.Key);

    public IReadOnlyList<PlacedPost> PostsOf(PersonId person) => [.. _appointments[person].Select(_places.Place)];

    public IReadOnlyList<SeenPost> SeenOf(PersonId person) =>
        [.. _appointments[person].Select(a => new SeenPost(a.Role, PlaceOf(a))).Distinct()];

    /// <summary>Whether somebody is something at a place, by its code or a part of its name.</summary>
    public bool IsAt(PersonId person, string words) => _appointments[person].Any(a =>
        string.Equals(a.Scope, words, StringComparison.OrdinalIgnoreCase)
        || _places.Place(a).Province == words
        || (PlaceOf(a) is { } place && (Has(place.Th, words) || Has(place.En, words))));

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static List<string> ScopesOf(List<Appointment> appointments, Role role) =>
        [.. appointments.Where(a => a.Role == role).Select(a => a.Scope).Distinct()];

    private static LocalizedText ProvinceOf(Network network) => new(
        network.ProvinceCode == Network.Bangkok ? network.Province : $"จ.{network.Province}",
        network.English?.Province ?? network.Province);

    private LocalizedText? PlaceOf(Appointment appointment) => appointment.Role switch
    {
        Role.Coordinator => _networks.GetValueOrDefault(new NetworkCode(appointment.Scope)),
        Role.ProvincialCoordinator => _provinces.GetValueOrDefault(appointment.Scope),
        Role.RegionalOffice => OfficeName.Of(appointment.Scope),
        Role.AgencyOfficer => new LocalizedText(appointment.Scope, appointment.Scope),
        Role.ProgrammeStaff or Role.Auditor or Role.Administrator => null,
    };
}
