using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>The readers of messages as somebody may know them; what they may is said by AccessRules.</summary>
internal sealed class Addressees
{
    private readonly StoreContext _context;
    private readonly Viewer _viewer;
    private readonly PostPlaces _places;
    private readonly Dictionary<string, NetworkRow> _networks;
    private readonly Dictionary<string, LocalizedText> _provinces;
    private readonly ILookup<PersonId, Appointment> _appointments;

    /// <summary>What everybody is, or one person alone.</summary>
    public Addressees(StoreContext context, Viewer viewer, PersonId? only = null)
    {
        (_context, _viewer, _places) = (context, viewer, PostPlaces.Of(context));
        _networks = context.Networks.AsNoTracking().AsEnumerable().ToDictionary(n => n.Code.Value);
        _provinces = _networks.Values.GroupBy(n => n.ProvinceCode).ToDictionary(
            p => p.Key, p => new LocalizedText(p.First().Province, p.First().ProvinceEn ?? p.First().Province));
        _appointments = context.Appointments.AsNoTracking()
            .Where(a => only == null || a.PersonId == only)
            .AsEnumerable()
            .Select(a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy))
            .ToLookup(a => a.PersonId);
    }

    /// <summary>Whether the viewer sees messages to a person.</summary>
    public bool IsSeen(PersonId person) => AccessRules.CheckMessageTo(_viewer, person, PostsOf(person)) is null;

    /// <summary>Whether the viewer may know who a person is, and what is written to them.</summary>
    public bool IsKnown(PersonId person) => AccessRules.KnowsReader(_viewer, person, PostsOf(person));

    /// <summary>Those to whom the viewer sees messages; null for everybody.</summary>
    public IReadOnlyList<PersonId>? Seen() => AccessRules.Check(_viewer, Permission.SendAgain) is null
        ? null
        : [.. _appointments.Select(p => p.Key).Where(IsSeen)];

    /// <summary>Those among them who are meant by words, by where they are or, if they are known, by name.</summary>
    public IReadOnlyList<PersonId> Meant(string words)
    {
        var named = _context.People.AsNoTracking().Select(p => new { p.Id, p.Name }).AsEnumerable()
            .Where(p => Has(p.Name, words) && IsKnown(p.Id))
            .Select(p => p.Id);
        return [.. _appointments.Where(p => p.Any(a => IsAt(a, words))).Select(p => p.Key).Union(named).Where(IsSeen)];
    }

    /// <summary>A person as the viewer may know them.</summary>
    public Addressee Of(PersonRow person)
    {
        var isKnown = IsKnown(person.Id);
        return new Addressee(
            isKnown && person.Name.Length > 0 ? person.Name : null,
            isKnown ? person.Email : null,
            [
                .. _appointments[person.Id]
                    .Select(a => new AddresseePost(a.Role, PlaceOf(a)))
                    .Distinct()
                    .OrderBy(p => p.Role).ThenBy(p => p.Place?.Th, StringComparer.Ordinal),
            ],
            person.Language);
    }

    private List<PlacedPost> PostsOf(PersonId person) => [.. _appointments[person].Select(_places.Place)];

    private LocalizedText? PlaceOf(Appointment appointment) => appointment.Role switch
    {
        Role.Coordinator => _networks.TryGetValue(appointment.Scope, out var network)
            ? NetworkNames.Of(network.ToNetwork())
            : AsItStands(appointment.Scope),
        Role.ProvincialCoordinator =>
            _provinces.GetValueOrDefault(appointment.Scope) ?? AsItStands(appointment.Scope),
        Role.RegionalOffice or Role.AgencyOfficer => AsItStands(appointment.Scope),
        Role.ProgrammeStaff or Role.Auditor or Role.Administrator => null,
    };

    private bool IsAt(Appointment appointment, string words) =>
        string.Equals(appointment.Scope, words, StringComparison.OrdinalIgnoreCase)
        || _places.Place(appointment).Province == words
        || (PlaceOf(appointment) is { } place && (Has(place.Th, words) || Has(place.En, words)));

    private static LocalizedText AsItStands(string scope) => new(scope, scope);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
