using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store.Incidents;

/// <summary>What the people of some incidents are, in whose area that lies, and how it is named.</summary>
internal sealed class IncidentPlaces
{
    private readonly PostPlaces _places;
    private readonly ILookup<PersonId, Appointment> _appointments;
    private readonly Dictionary<NetworkCode, LocalizedText> _networks;
    private readonly Dictionary<string, LocalizedText> _provinces;

    private IncidentPlaces(
        PostPlaces places,
        ILookup<PersonId, Appointment> appointments,
        Dictionary<NetworkCode, LocalizedText> networks,
        Dictionary<string, LocalizedText> provinces) =>
        (_places, _appointments, _networks, _provinces) = (places, appointments, networks, provinces);

    public static IncidentPlaces Of(StoreContext context, IReadOnlyList<PersonId> people)
    {
        var appointments = context.Appointments.AsNoTracking()
            .Where(a => people.Contains(a.PersonId))
            .OrderBy(a => a.Role).ThenBy(a => a.Scope)
            .AsEnumerable()
            .Select(a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy))
            .ToList();
        var provinces = ScopesOf(appointments, Role.ProvincialCoordinator);
        return new IncidentPlaces(
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

    public IReadOnlyList<PlacedPost> PostsOf(PersonId person) => [.. _appointments[person].Select(_places.Place)];

    public IReadOnlyList<SeenPost> SeenOf(PersonId person) =>
        [.. _appointments[person].Select(a => new SeenPost(a.Role, PlaceOf(a))).Distinct()];

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
        Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor or Role.Administrator => null,
    };
}
