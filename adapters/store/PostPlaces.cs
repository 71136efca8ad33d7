using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>In whose area posts lie.</summary>
internal sealed class PostPlaces
{
    private readonly IReadOnlyDictionary<string, (string Province, string Office)> _networks;
    private readonly IReadOnlyDictionary<string, string> _officeOfProvince;

    private PostPlaces(IReadOnlyDictionary<string, (string Province, string Office)> networks)
    {
        _networks = networks;
        _officeOfProvince = networks.Values.GroupBy(n => n.Province)
            .ToDictionary(p => p.Key, p => p.Select(n => n.Office).Order(StringComparer.Ordinal).First());
    }

    /// <summary>Of every network.</summary>
    public static PostPlaces Of(StoreContext context) => new(
        context.Networks.AsNoTracking().Select(n => new { n.Code, n.ProvinceCode, n.Office }).AsEnumerable()
            .ToDictionary(n => n.Code.Value, n => (n.ProvinceCode, n.Office)));

    public PlacedPost Place(Appointment appointment)
    {
        var scope = appointment.Scope;
        return appointment.Role switch
        {
            Role.Coordinator => _networks.TryGetValue(scope, out var place)
                ? new PlacedPost(appointment, place.Province, place.Office)
                : new PlacedPost(appointment, null, null),
            Role.ProvincialCoordinator =>
                new PlacedPost(appointment, scope, _officeOfProvince.GetValueOrDefault(scope)),
            Role.RegionalOffice => new PlacedPost(appointment, null, scope),
            Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor or Role.Administrator =>
                new PlacedPost(appointment, null, null),
        };
    }
}
