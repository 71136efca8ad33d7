using ProgramFlows.Standalone.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Tests.Web;

/// <summary>A programme with a question of every kind, and the people of two networks.</summary>
internal static class SmallYear
{
    public const string First = "honest-society-2570-500101-first";
    public const string Second = "honest-society-2570-500101-second";
    public const string Elsewhere = "honest-society-2570-900101-first";

    public const string Coordinator = "nok";
    public const string Reviewer = "somchai";
    public const string Office = "office";
    public const string Stranger = "yo";

    /// <summary>The programme's staff at headquarters.</summary>
    public const string Staff = "staff";

    /// <summary>Answers of a kind each, as they are handed in.</summary>
    public const string SomeAnswers = """
        {"colour":"yellow","count":45,"day":"2026-10-02","kind":"mou","money":1250.5,"name":"ปั๊ม ที่ ญู ฎี ฐิ น้ำ",
        "people":[{"name":"คุณปราณี ใจซื่อ","role":"ประธาน"}],"public":true,"where":["mou"]}
        """;

    public static ProgrammeDefinition Programme { get; } = Programmes.Of("honest-society", 2570) with
    {
        Steps =
        [
            new StepDefinition(
                1,
                Said("รวมกลุ่มแกนนำผู้ก่อการดี", "Core team"),
                Said("มีแกนนำ", "A core team"),
                StepScope.Network,
                new DateOnly(2026, 10, 1),
                new DateOnly(2026, 12, 31),
                [],
                [
                    new TaskDefinition(
                        "first",
                        Said("ทำข้อตกลงหรือธรรมนูญชุมชน", "Make an agreement or charter"),
                        Said("ทำบันทึกความร่วมมือ แผนตำบล หรือธรรมนูญชุมชน", "A memorandum, a plan or a charter"),
                        new DateOnly(2026, 10, 1),
                        new DateOnly(2026, 10, 30),
                        EveryKind),
                ]),
            new StepDefinition(
                2,
                Said("วิเคราะห์พื้นที่ปัญหา", "Area analysis"),
                Said("รู้ปัญหา", "Problems are known"),
                StepScope.Network,
                new DateOnly(2026, 10, 1),
                new DateOnly(2027, 3, 31),
                [new StepNeed(1, NeedKind.Done)],
                [
                    new TaskDefinition(
                        "second",
                        Said("รวบรวมปัญหา", "List the problems"),
                        Said("ชวนกันคิด", "Think together"),
                        new DateOnly(2026, 10, 1),
                        new DateOnly(2026, 12, 15),
                        [Field("count", FieldKind.Number, "จำนวนปัญหา", "Number of problems")]),
                ]),
        ],
    };

    public static Roster Roster { get; } = new(
        [
            NetworkOf("500101", "บ้านใหม่", "50", "เชียงใหม่", "north"),
            NetworkOf("900101", "เกาะยอ", "90", "สงขลา", "south"),
        ],
        [
            PersonOf(Coordinator, "คุณน้ำทิพย์ ปั้นเที่ยง"), PersonOf(Reviewer, "คุณสมชาย ทองปั้น"),
            PersonOf(Office, "สำนักงานภาคเหนือ"), PersonOf(Stranger, "คุณปัญญู ญาติดี"),
            PersonOf("south", "คุณวิภา ญาณี"), PersonOf(Staff, "คุณปิ่น ส่วนกลาง"),
        ],
        [
            Is(Coordinator, Role.Coordinator, "500101"),
            Is(Reviewer, Role.ProvincialCoordinator, "50"),
            Is(Office, Role.RegionalOffice, "north"),
            Is(Stranger, Role.Coordinator, "900101"),
            Is("south", Role.ProvincialCoordinator, "90"),
            Is(Staff, Role.ProgrammeStaff, Appointment.Everywhere),
        ],
        [
            In(NetworkOf("500101", "บ้านใหม่", "50", "เชียงใหม่", "north")),
            In(NetworkOf("900101", "เกาะยอ", "90", "สงขลา", "south")),
        ]);

    /// <summary>The same, and somebody who says who is what.</summary>
    public static Roster WithAdministrator => Roster with
    {
        People = [.. Roster.People, PersonOf("admin", "คุณบุญมี ดูแลดี")],
        Appointments =
        [
            .. Roster.Appointments,
            new Appointment(
                new PersonId("admin"), Role.Administrator, Appointment.Everywhere, Appointment.Everywhere),
        ],
    };

    private static IReadOnlyList<FieldDefinition> EveryKind =>
    [
        Field("name", FieldKind.Text, "ชื่อข้อตกลง", "Name of the agreement"),
        Field("story", FieldKind.LongText, "เล่าสั้น ๆ ว่าทำอย่างไร", "How it was made, in short", required: false),
        Field("count", FieldKind.Number, "จำนวนผู้เข้าร่วม", "How many took part"),
        Field("money", FieldKind.Baht, "งบประมาณที่ใช้", "Money spent"),
        Field("day", FieldKind.Date, "วันที่ลงนาม", "Day of signing"),
        Field("public", FieldKind.YesNo, "เปิดเผยให้ชุมชนทราบหรือไม่", "Is it open to the community?"),
        Field("kind", FieldKind.Choice, "รูปแบบข้อตกลง", "Kind of agreement"),
        Field("where", FieldKind.Choices, "เผยแพร่ที่ใด", "Where it is shown"),
        Field("people", FieldKind.People, "ผู้ลงนาม", "Who signed"),
        Field("colour", FieldKind.Risk, "ระดับความเสี่ยง", "Colour of the risk"),
        Field("evidence", FieldKind.File, "ภาพถ่ายหรือเอกสาร", "Photographs or documents", required: false),
    ];

    private static FieldDefinition Field(
        string id, FieldKind kind, string th, string en, bool required = true) => new(
        id, kind, Said(th, en), required, kind is FieldKind.Choice or FieldKind.Choices ? Choices : NoChoices);

    private static IReadOnlyDictionary<string, LocalizedText> Choices =>
        new Dictionary<string, LocalizedText>
        {
            ["mou"] = Said("บันทึกความร่วมมือ", "Memorandum"),
            ["charter"] = Said("ธรรมนูญชุมชน", "Charter"),
        };

    private static IReadOnlyDictionary<string, LocalizedText> NoChoices =>
        new Dictionary<string, LocalizedText>();

    private static LocalizedText Said(string th, string en) => new(th, en);

    private static Network NetworkOf(string code, string name, string provinceCode, string province, string office) =>
        new(new NetworkCode(code), name, "เมือง", provinceCode, province, office);

    private static Person PersonOf(string id, string name) =>
        new(new PersonId(id), name, $"{id}@example.org", Language.Th);

    private static Appointment Is(string person, Role role, string scope) =>
        new(new PersonId(person), role, scope, "honest-society");

    private static Enrolment In(Network network) => new("honest-society", 2570, network, new DateOnly(2026, 10, 1));
}
