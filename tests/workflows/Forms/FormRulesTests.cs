using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Forms;

/// <summary>What a form asks, understands and refuses.</summary>
public sealed class FormRulesTests
{
    private static readonly FormContext Context = new(new DateOnly(2027, 3, 12));

    [Theory]
    [InlineData("1,250", "1250")]
    [InlineData("๑๒๕๐", "1250")]
    [InlineData("1 250 บาท", "1250")]
    [InlineData("฿1,250.50", "1250.5")]
    [InlineData("35 คน", "35")]
    [InlineData("0", "0")]
    public void A_number_is_understood_as_it_is_written(string typed, string expected) =>
        Assert.Equal(
            new FieldAnswer.Number(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)),
            FormRules.Read(Fields.Of(FieldKind.Baht), RawValues.Of(typed)).Answer);

    [Theory]
    [InlineData(FieldKind.Number, "12.5", ProblemCode.NotWhole)]
    [InlineData(FieldKind.Baht, "12.505", ProblemCode.NotWhole)]
    [InlineData(FieldKind.Number, "1,5", ProblemCode.NotNumber)]
    [InlineData(FieldKind.Number, "สิบสอง", ProblemCode.NotNumber)]
    [InlineData(FieldKind.Number, "-3", ProblemCode.TooSmall)]
    [InlineData(FieldKind.Number, "99999999999999999999", ProblemCode.TooLarge)]
    [InlineData(FieldKind.Number, "999999999999999999999999999999", ProblemCode.NotNumber)]
    [InlineData(FieldKind.YesNo, "อาจจะ", ProblemCode.NotYesNo)]
    [InlineData(FieldKind.Risk, "blue", ProblemCode.NotChoice)]
    [InlineData(FieldKind.Choice, "c", ProblemCode.NotChoice)]
    public void What_does_not_fit_the_kind_is_told(FieldKind kind, string typed, ProblemCode code) =>
        Assert.Equal(
            code,
            Assert.Single(FormRules.Read(Fields.Of(kind, "field", "a", "b"), RawValues.Of(typed)).Problems).Code);

    [Fact]
    public void Text_is_kept_without_what_pasting_brings_along()
    {
        var line = FormRules.Read(Fields.Of(FieldKind.Text), RawValues.Of(" ก\u200bข\t\u202ex\u0000 \r\n y "));
        var paragraphs = FormRules.Read(Fields.Of(FieldKind.LongText), RawValues.Of("\r\nก \r\n\r\nข\u0007\r\n"));

        Assert.Equal(new FieldAnswer.Text("กข x y"), line.Answer);
        Assert.Equal(new FieldAnswer.Text("ก\n\nข"), paragraphs.Answer);
        Assert.Empty(line.Problems.Concat(paragraphs.Problems));
    }

    [Theory]
    [InlineData("บัตร 1101700230708 ครับ", true)]
    [InlineData("1-1017-00230-70-8", true)]
    [InlineData("๑๑๐๑๗๐๐๒๓๐๗๐๘", true)]
    [InlineData("1101700230706", false)]
    [InlineData("081-234-5678", false)]
    [InlineData("11017002307081", false)]
    public void A_citizens_number_in_a_text_is_asked_about_and_never_repeated(string typed, bool isAsked)
    {
        var read = FormRules.Read(Fields.Of(FieldKind.LongText), RawValues.Of(typed));

        Assert.Equal(new FieldAnswer.Text(typed), read.Answer);
        Assert.Equal(isAsked, read.Problems is [{ Code: ProblemCode.IdNumber, IsQuestion: true }]);
        Assert.All(read.Problems, p => Assert.DoesNotContain("00230", p.Says.Th + p.Says.En, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_asked_about_goes_through_when_it_is_said_to_be_meant_so()
    {
        var form = Fields.Form(Fields.Of(FieldKind.People));
        var answers = Fields.Answers(("field", new FieldAnswer.Rows(
            [Fields.Answers(("name", new FieldAnswer.Text("ก 1101700230708")), ("role", new FieldAnswer.Text("ข")))])));

        var asked = Assert.Single(FormRules.Check(form, answers, Context));

        Assert.Equal(("field.0.name", ProblemCode.IdNumber), (asked.Field, asked.Code));
        Assert.Empty(FormRules.Check(form, answers, Context with { QuestionsAnswered = true }));
    }

    [Fact]
    public void A_field_is_asked_only_when_its_condition_is_asked_and_holds()
    {
        var form = Fields.Form(
            Fields.Of(FieldKind.Risk, "risk"),
            Fields.Of(FieldKind.YesNo, "worse") with { When = new FieldCondition("risk", Is: ["red"]) },
            Fields.Of(FieldKind.Text, "why") with { When = new FieldCondition("worse", Is: ["yes"]), Required = true },
            Fields.Of(FieldKind.Baht, "money"),
            Fields.Of(FieldKind.Text, "source") with { When = new FieldCondition("money", Above: 0) },
            Fields.Of(FieldKind.Number, "young") with { Computed = ComputedValue.Young });
        var yes = ("worse", (FieldAnswer)new FieldAnswer.YesNo(true));

        Assert.Equal(["risk", "money"], Asked(Fields.Answers(yes, ("risk", new FieldAnswer.Choice("green")))));
        Assert.Equal(
            ["risk", "worse", "why", "money", "source"],
            Asked(Fields.Answers(
                yes, ("risk", new FieldAnswer.Choice("red")), ("money", new FieldAnswer.Number(1)))));
        Assert.Equal(
            ["risk"],
            FormRules.Kept(form, Fields.Answers(yes, ("risk", new FieldAnswer.Choice("green")))).Fields);

        IEnumerable<string> Asked(FormAnswers answers) => FormRules.Asked(form, answers).Select(f => f.Id);
    }

    [Fact]
    public void The_areas_colour_is_its_worst_issue()
    {
        var form = Fields.Form(
            Fields.Of(FieldKind.Rows, "issues") with { Columns = [Fields.Of(FieldKind.Risk, "colour")] },
            Fields.Of(FieldKind.YesNo, "example") with
            {
                When = new FieldCondition(Computed: ComputedValue.AreaColour, Is: ["green"]),
            });

        Assert.Equal(["issues", "example"], Asked("green", "green"));
        Assert.Equal(["issues"], Asked("green", "red"));
        Assert.Equal(["issues"], Asked());

        IEnumerable<string> Asked(params string[] colours) => FormRules.Asked(
            form,
            Fields.Answers(("issues", new FieldAnswer.Rows(
                [.. colours.Select(c => Fields.Answers(("colour", new FieldAnswer.Choice(c))))]))))
            .Select(f => f.Id);
    }

    [Fact]
    public void A_form_is_checked_whole_and_everything_wrong_is_told_at_once()
    {
        var form = new FormDefinition(
            [
                Fields.Of(FieldKind.Text, "title") with { Required = true },
                Fields.Of(FieldKind.Date, "held") with { Limits = new FieldLimits(NotInFuture: true) },
                Fields.Of(FieldKind.Choices, "kinds", "a", "b", "none") with { Alone = ["none"] },
                Fields.Of(FieldKind.Number, "all"),
                Fields.Of(FieldKind.Number, "young"),
                Fields.Of(FieldKind.Rows, "plan") with
                {
                    Columns =
                    [
                        Fields.Of(FieldKind.Date, "from"),
                        Fields.Of(FieldKind.Date, "to"),
                        Fields.Of(FieldKind.Text, "who") with { Required = true },
                    ],
                    Rules =
                    [
                        new ConsistencyRule(
                            ["to"], Comparison.NotBefore, ["from"], new LocalizedText("วันสิ้นสุด", "End")),
                    ],
                },
                Fields.Of(FieldKind.File, "evidence"),
            ],
            [new ConsistencyRule(["young"], Comparison.AtMost, ["all"], new LocalizedText("เยาวชนเกิน", "Too many"))]);
        var answers = Fields.Answers(
            ("held", new FieldAnswer.Day(new DateOnly(2027, 3, 13))),
            ("kinds", new FieldAnswer.Several(["a", "none"])),
            ("all", new FieldAnswer.Number(10)),
            ("young", new FieldAnswer.Number(12)),
            ("plan", new FieldAnswer.Rows(
            [
                Fields.Answers(
                    ("from", new FieldAnswer.Day(new DateOnly(2027, 3, 2))),
                    ("to", new FieldAnswer.Day(new DateOnly(2027, 3, 1)))),
            ])),
            ("evidence", new FieldAnswer.Several(["there", "gone"])),
            ("stranger", new FieldAnswer.YesNo(true)));

        var problems = FormRules.Check(form, answers, Context with { Files = new HashSet<string> { "there" } });

        Assert.Equal(
            [
                ("stranger", ProblemCode.UnknownField),
                ("title", ProblemCode.Missing),
                ("held", ProblemCode.InFuture),
                ("kinds", ProblemCode.NotAlone),
                ("plan.0.who", ProblemCode.Missing),
                ("plan.0.to", ProblemCode.Inconsistent),
                ("evidence", ProblemCode.NoSuchFile),
                ("young", ProblemCode.Inconsistent),
            ],
            problems.Select(p => (p.Field, p.Code)));
        Assert.Equal("เยาวชนเกิน (เข้าใจว่า 12 กับ 10)", problems[^1].Says.Th);
        Assert.Equal("วันสิ้นสุด (เข้าใจว่า 1 มี.ค. 2570 กับ 2 มี.ค. 2570)", problems[5].Says.Th);
    }

    [Fact]
    public void Rows_and_people_are_read_row_by_row_and_empty_ones_fall_away()
    {
        KeyValuePair<string, string>[] sent =
        [
            new("field.7.name", "พระครูวินัย"), new("field.7.role", "ที่ปรึกษา"), new("field.7.young", "ไม่"),
            new("field.3.name", " "), new("field.3.role", ""),
            new("field.1.name", "น้องฟ้า"), new("field.1.role", "อาสา"), new("field.1.young", "ใช่"),
        ];

        var read = FormRules.Read(Fields.Of(FieldKind.People), RawValues.Of("field", sent));

        Assert.Empty(read.Problems);
        Assert.Equal(
            """{"field":[{"name":"น้องฟ้า","role":"อาสา","young":true},"""
            + """{"name":"พระครูวินัย","role":"ที่ปรึกษา","young":false}]}""",
            FormAnswers.None.With("field", read.Answer).ToJson());
        Assert.Equal(
            "น้องฟ้า · อาสา · เป็นเด็กหรือเยาวชน\nพระครูวินัย · ที่ปรึกษา · ไม่ใช่",
            AnswerTexts.Of(Fields.Of(FieldKind.People), read.Answer!).Th);
    }

    [Fact]
    public void A_row_that_is_added_alone_is_told_what_it_lacks()
    {
        var read = FormRules.ReadRow(
            Fields.Of(FieldKind.People), 4, RawValues.Of(string.Empty, [new(".role", "ประธาน")]));

        Assert.Equal([("field.4.name", ProblemCode.Missing)], read.Problems.Select(p => (p.Field, p.Code)));
        Assert.Equal(new FieldAnswer.Text("ประธาน"), read.Answers["role"]);
    }

    [Fact]
    public void Every_problem_has_a_sentence_in_both_languages() => Assert.All(
        Enum.GetValues<ProblemCode>(),
        code =>
        {
            var says = FieldProblem.Of("f", code, "0", "1", "2", "3", "4").Says;
            Assert.Contains(says.Th, c => c is >= '\u0e00' and <= '\u0e7f');
            Assert.DoesNotContain(says.En, c => c is >= '\u0e00' and <= '\u0e7f');
        });
}
