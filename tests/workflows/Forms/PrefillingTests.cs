using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Forms;

/// <summary>What has been accepted before stands in a form when it is opened, as far as it fits.</summary>
public sealed class PrefillingTests
{
    private static readonly LocalizedText Plan = new("แผน", "Plan");

    [Fact]
    public void An_accepted_answer_stands_in_the_field_that_names_it()
    {
        var form = Fields.Form(From(Fields.Of(FieldKind.LongText, "lessons"), "worked"));

        var prefilled = Of(form, Fields.Of(FieldKind.LongText, "worked"), new FieldAnswer.Text("ปลูกป่า"));

        Assert.Equal(Fields.Answers(("lessons", new FieldAnswer.Text("ปลูกป่า"))), prefilled.Answers);
        Assert.Equal(Plan, prefilled.Sources["lessons"]);
    }

    [Fact]
    public void Rows_begin_with_the_columns_that_both_have()
    {
        var rows = Fields.Of(FieldKind.Rows, "results") with
        {
            Columns = [Fields.Of(FieldKind.Text, "name"), Fields.Of(FieldKind.Text, "result")],
            RowsFrom = new FieldSource("plan", "activities"),
        };
        var activities = Fields.Of(FieldKind.Rows, "activities") with
        {
            Columns = [Fields.Of(FieldKind.Text, "name"), Fields.Of(FieldKind.Baht, "budget")],
        };

        var prefilled = Of(Fields.Form(rows), activities, new FieldAnswer.Rows(
        [
            Fields.Answers(("name", new FieldAnswer.Text("อบรม")), ("budget", new FieldAnswer.Number(500))),
            Fields.Answers(("budget", new FieldAnswer.Number(1))),
        ]));

        Assert.Equal(
            new FieldAnswer.Rows([Fields.Answers(("name", new FieldAnswer.Text("อบรม")))]),
            prefilled.Answers["results"]);
    }

    [Fact]
    public void Choices_that_are_gone_are_left_out()
    {
        var form = Fields.Form(From(Fields.Of(FieldKind.Choices, "came", "local", "school"), "invited"));

        var some = Of(form, Fields.Of(FieldKind.Choices, "invited"), new FieldAnswer.Several(["media", "school"]));
        var none = Of(form, Fields.Of(FieldKind.Choices, "invited"), new FieldAnswer.Several(["media"]));

        Assert.Equal(new FieldAnswer.Several(["school"]), some.Answers["came"]);
        Assert.Empty(none.Sources);
    }

    [Fact]
    public void What_the_system_worked_out_is_taken_as_it_came_out()
    {
        var form = Fields.Form(From(Fields.Of(FieldKind.Risk, "risk"), "area"));
        KnownForm known = new(
            "plan",
            Plan,
            Fields.Form(
                Fields.Of(FieldKind.Risk, "one"),
                Fields.Of(FieldKind.Risk, "two"),
                Fields.Of(FieldKind.Risk, "area") with { Computed = ComputedValue.AreaColour }),
            Fields.Answers(("one", new FieldAnswer.Choice("green")), ("two", new FieldAnswer.Choice("red"))));

        Assert.Equal(new FieldAnswer.Choice("red"), Prefilling.Of(form, [known]).Answers["risk"]);
    }

    [Theory]
    [InlineData(FieldKind.Number)]
    [InlineData(FieldKind.File)]
    [InlineData(FieldKind.Choice)]
    public void What_does_not_fit_the_field_is_not_taken(FieldKind kind)
    {
        var form = Fields.Form(From(Fields.Of(kind, "field"), "worked"));

        Assert.Same(
            FormAnswers.None,
            Of(form, Fields.Of(FieldKind.Text, "worked"), new FieldAnswer.Text("x")).Answers);
    }

    [Fact]
    public void What_is_required_and_known_need_not_be_handed_in()
    {
        var form = Fields.Form(
            From(Fields.Of(FieldKind.Text, "known") with { Required = true }, "worked"),
            From(Fields.Of(FieldKind.Text, "optional"), "worked"));
        var prefilled = Of(form, Fields.Of(FieldKind.Text, "worked"), new FieldAnswer.Text("x"));

        Assert.Equal(
            Fields.Answers(("known", new FieldAnswer.Text("x"))),
            Prefilling.Complete(form, FormAnswers.None, prefilled));
        Assert.Equal(
            new FieldAnswer.Text("y"),
            Prefilling.Complete(form, Fields.Answers(("known", new FieldAnswer.Text("y"))), prefilled)["known"]);
    }

    private static FieldDefinition From(FieldDefinition field, string source) =>
        field with { From = new FieldSource("plan", source) };

    private static Prefilled Of(FormDefinition form, FieldDefinition source, FieldAnswer answer) => Prefilling.Of(
        form, [new KnownForm("plan", Plan, Fields.Form(source), Fields.Answers((source.Id, answer)))]);
}
