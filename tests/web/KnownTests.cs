using System.Net;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What the system knows is shown and not asked again, and rows ask what their answers lead to.</summary>
public sealed class KnownTests : IAsyncLifetime
{
    private const string Task = $"/tasks/{SmallYear.Second}";

    private static readonly Dictionary<string, LocalizedText> NoChoices = [];

    private SiteStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await SiteStage.StartAsync(Programme, SmallYear.Roster);
        await _stage.DoAsync(SmallYear.First, TaskAction.Submit, SmallYear.Coordinator, SmallYear.SomeAnswers);
        await _stage.DoAsync(SmallYear.First, TaskAction.Accept, SmallYear.Reviewer);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task What_is_known_stands_in_the_form_and_says_from_where()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);

        await nok.OpenAsync(Task);
        Assert.Contains("ระบบทราบแล้วจาก “ทำข้อตกลงหรือธรรมนูญชุมชน”", nok.Page, StringComparison.Ordinal);
        Assert.Contains($"class=\"btn\" href=\"{Task}/questions/signers\"", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/questions/money");
        Assert.Contains("value=\"1250.5\"", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/check");
        Assert.Contains("1,250.50 บาท", nok.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_row_is_completed_and_asks_what_its_answer_leads_to()
    {
        using var nok = await _stage.SignInAsync(SmallYear.Coordinator);
        await nok.OpenAsync($"{Task}/questions/signers");
        Assert.Contains("คุณปราณี ใจซื่อ", nok.Page, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ครบ", nok.Page, StringComparison.Ordinal);

        await nok.OpenAsync($"{Task}/questions/signers?row=0");
        Assert.DoesNotContain("a.why", nok.Page, StringComparison.Ordinal);
        await SendRowAsync(nok, "name came", ("a.came", "no"));
        Assert.Equal(HttpStatusCode.OK, nok.Status);
        Assert.Contains("ขอข้อมูลเพิ่มของรายการนี้", nok.Page, StringComparison.Ordinal);
        Assert.Contains("name=\"a.why\"", nok.Page, StringComparison.Ordinal);
        await SendRowAsync(nok, "name came why", ("a.came", "no"), ("a.why", "ป่วย"));

        Assert.DoesNotContain("ยังไม่ครบ", nok.Page, StringComparison.Ordinal);
        await nok.OpenAsync($"{Task}/check");
        await nok.SendAsync($"{Task}/check");
        Assert.Equal(WorkTaskStatus.Submitted, await _stage.StatusAsync(SmallYear.Coordinator, SmallYear.Second));
    }

    private static Task<string> SendRowAsync(
        PlainBrowser browser, string shown, params (string Name, string Value)[] typed) => browser.SendAsync(
        $"{Task}/questions/signers",
        [("row", "0"), ("shown", shown), ("add", "1"), ("a.name", "คุณปราณี ใจซื่อ"), .. typed]);

    private static ProgrammeDefinition Programme => SmallYear.Programme with
    {
        Steps =
        [
            SmallYear.Programme.Steps[0],
            SmallYear.Programme.Steps[1] with
            {
                Tasks =
                [
                    SmallYear.Programme.Steps[1].Tasks[0] with
                    {
                        Fields =
                        [
                            Field("money", FieldKind.Baht) with { From = new FieldSource("first", "money") },
                            Field("signers", FieldKind.Rows) with
                            {
                                RowsFrom = new FieldSource("first", "people"),
                                Columns =
                                [
                                    Field("name", FieldKind.Text),
                                    Field("came", FieldKind.YesNo),
                                    Field("why", FieldKind.Text) with
                                    {
                                        When = new FieldCondition("came", Is: ["no"]),
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static FieldDefinition Field(string id, FieldKind kind) =>
        new(id, kind, new LocalizedText($"ข้อ {id}", $"Question {id}"), Required: true, NoChoices);
}
