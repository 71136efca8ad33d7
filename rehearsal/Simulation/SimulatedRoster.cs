using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>Networks on real places with people who do not exist; every address ends in example.org.</summary>
public static class SimulatedRoster
{
    private const int EnglishReaderEvery = 25;
    private const int LateJoinerEvery = 40;

    // Whoever is not of a network's place: one of each role.
    private static readonly (string Id, string Name, Role Role, string Scope)[] Elsewhere =
    [
        ("headquarters", "เจ้าหน้าที่โครงการ", Role.ProgrammeStaff, Appointment.Everywhere),
        ("agency-officer", "เจ้าหน้าที่หน่วยงานรับเรื่อง", Role.AgencyOfficer, "agency"),
        ("auditor", "ผู้ตรวจสอบ", Role.Auditor, Appointment.Everywhere),
        ("administrator", "ผู้ดูแลทะเบียนผู้ใช้", Role.Administrator, Appointment.Everywhere),
    ];

    /// <summary>
    /// A roster over places, each of which becomes a network. A few join late, a few people read English.
    /// </summary>
    public static Roster Over(ProgrammeDefinition programme, IReadOnlyList<Place> places)
    {
        var networks = places.Select(p => Network.At(p)).ToList();
        var provinces = networks.DistinctBy(n => n.ProvinceCode).ToList();
        var offices = networks.Select(n => n.Office).Distinct().ToList();
        return new Roster(
            networks,
            [
                .. networks.Select((n, i) => PersonOf(
                    $"coordinator-{n.Code}",
                    $"ผู้ประสานงาน {n.Name}",
                    i % EnglishReaderEvery == 0 ? Language.En : Language.Th)),
                .. provinces.Select(
                    p => PersonOf($"province-{p.ProvinceCode}", $"ผู้ประสานงานจังหวัด{p.Province}", Language.Th)),
                .. offices.Select(o => PersonOf($"office-{o}", OfficeName.Of(o).Th, Language.Th)),
                .. Elsewhere.Select(e => PersonOf(e.Id, e.Name, Language.Th)),
            ],
            [
                .. networks.Select(
                    n => AppointmentOf($"coordinator-{n.Code}", Role.Coordinator, n.Code.Value, programme)),
                .. provinces.Select(
                    p => AppointmentOf(
                        $"province-{p.ProvinceCode}", Role.ProvincialCoordinator, p.ProvinceCode, programme)),
                .. offices.Select(o => AppointmentOf($"office-{o}", Role.RegionalOffice, o, programme)),
                .. Elsewhere.Select(e => AppointmentOf(e.Id, e.Role, e.Scope, programme)),
            ],
            [
                .. networks.Select((n, i) => new Enrolment(
                    programme.Id,
                    programme.FiscalYear,
                    n,
                    programme.Year.FirstDay.AddDays(i % LateJoinerEvery == LateJoinerEvery - 1 ? 60 + (i % 90) : 0))),
            ]);
    }

    /// <summary>So many places spread evenly over the country; the seed decides where the spread begins.</summary>
    public static IReadOnlyList<Place> Draw(IReadOnlyList<Place> places, int count, int seed)
    {
        if (count >= places.Count)
        {
            return places;
        }

        var first = (int)((uint)seed % (uint)places.Count);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => places[(first + (int)((long)i * places.Count / count)) % places.Count]),
        ];
    }

    private static Appointment AppointmentOf(
        string person, Role role, string scope, ProgrammeDefinition programme) =>
        new(new PersonId(person), role, scope, role == Role.Administrator ? Appointment.Everywhere : programme.Id);

    private static Person PersonOf(string id, string name, Language language) =>
        new(new PersonId(id), name, $"{id}@example.org", language);
}
