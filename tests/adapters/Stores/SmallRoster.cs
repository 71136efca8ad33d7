using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Three networks in two provinces, and everybody who looks after them.</summary>
internal static class SmallRoster
{
    public const string Programme = "clean-water";
    public const int Year = 2570;

    public static DateOnly FirstDay { get; } = new(2026, 10, 1);

    public static Network BanMai { get; } = new(
        new NetworkCode("500101"), "บ้านใหม่", "เมือง", "50", "เชียงใหม่", "north");

    public static Network DoiSuthep { get; } = new(
        new NetworkCode("500102"), "ดอยสุเทพ", "เมือง", "50", "เชียงใหม่", "north");

    public static Network KoYo { get; } = new(new NetworkCode("900101"), "เกาะยอ", "เมือง", "90", "สงขลา", "south");

    /// <summary>บ้านใหม่ has two coordinators, Nok and Somchai.</summary>
    public static Roster Whole { get; } = new(
        [BanMai, DoiSuthep, KoYo],
        [
            Of("nok", Language.En), Of("somchai"), Of("dao"), Of("yo"),
            Of("province-50"), Of("province-90"), Of("office-north"), Of("office-south"),
        ],
        [
            Is("nok", Role.Coordinator, BanMai.Code.Value),
            Is("somchai", Role.Coordinator, BanMai.Code.Value),
            Is("dao", Role.Coordinator, DoiSuthep.Code.Value),
            Is("yo", Role.Coordinator, KoYo.Code.Value),
            Is("province-50", Role.ProvincialCoordinator, "50"),
            Is("province-90", Role.ProvincialCoordinator, "90"),
            Is("office-north", Role.RegionalOffice, "north"),
            Is("office-south", Role.RegionalOffice, "south"),
        ],
        [In(BanMai, FirstDay), In(DoiSuthep, FirstDay), In(KoYo, FirstDay)]);

    public static Person Of(string id, Language language = Language.Th) =>
        new(new PersonId(id), $"คุณ {id}", $"{id}@example.org", language);

    public static Appointment Is(string person, Role role, string scope) =>
        new(new PersonId(person), role, scope, Programme);

    public static Enrolment In(Network network, DateOnly joinedOn) => new(Programme, Year, network, joinedOn);
}
