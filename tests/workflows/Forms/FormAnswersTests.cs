using ProgramFlows.Workflows.Forms;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Forms;

/// <summary>Answers as JSON, there and back.</summary>
public sealed class FormAnswersTests
{
    private static readonly FormDefinition Form = Fields.Form(
        Fields.Of(FieldKind.Text, "text"),
        Fields.Of(FieldKind.Baht, "baht"),
        Fields.Of(FieldKind.Date, "date"),
        Fields.Of(FieldKind.YesNo, "yes-no"),
        Fields.Of(FieldKind.Risk, "risk"),
        Fields.Of(FieldKind.Choices, "choices", "a", "b"),
        Fields.Of(FieldKind.File, "file"),
        Fields.Of(FieldKind.People, "people"));

    private const string Whole =
        """{"baht":1250.5,"choices":["a","b"],"date":"2027-03-12","file":["z-2","a-1"],"""
        + """ "people":[{"name":"ก","young":true}],"risk":"red","text":"ก \"ข\"\nค","yes-no":false}""";

    [Fact]
    public void What_is_written_is_read_as_the_same_and_written_the_same_again()
    {
        var (answers, problems) = FormAnswers.Read(Form, Whole);

        Assert.Empty(problems);
        Assert.Equal(8, answers.Fields.Count());
        Assert.Equal(answers, FormAnswers.Read(Form, answers.ToJson()).Answers);
        Assert.Equal(Whole.Replace(" \"people\"", "\"people\"", StringComparison.Ordinal), answers.ToJson());
        Assert.Equal(answers.GetHashCode(), FormAnswers.Read(Form, answers.ToJson()).Answers.GetHashCode());
    }

    [Fact]
    public void Whatever_the_order_and_the_spelling_of_numbers_the_same_answers_are_written_the_same()
    {
        var one = FormAnswers.Read(Form, """{"choices":["b","a","b"],"baht":1250.500}""").Answers;
        var other = FormAnswers.Read(Form, """{ "baht": 12505e-1, "choices": ["a","b"], "text": null }""").Answers;

        Assert.Equal(one, other);
        Assert.Equal("""{"baht":1250.5,"choices":["a","b"]}""", one.ToJson());
        Assert.Equal(one.ToJson(), other.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"text":"a","text":"b"}""")]
    [InlineData("""{"people":[[[[[[[[[[1]]]]]]]]]]}""")]
    [InlineData("\ud800")]
    [InlineData("""{"\ud800":1}""")]
    public void What_is_no_form_is_told_as_such(string json)
    {
        var read = FormAnswers.Read(Form, json);

        Assert.Equal(FormAnswers.None, read.Answers);
        Assert.Equal(ProblemCode.Unreadable, Assert.Single(read.Problems).Code);
    }

    [Theory]
    [InlineData("""{"text":1}""", "text")]
    [InlineData("""{"text":"\ud800"}""", "text")]
    [InlineData("""{"baht":"12"}""", "baht")]
    [InlineData("""{"baht":1e400}""", "baht")]
    [InlineData("""{"date":"12/3/2570"}""", "date")]
    [InlineData("""{"yes-no":"yes"}""", "yes-no")]
    [InlineData("""{"choices":"a"}""", "choices")]
    [InlineData("""{"choices":["a",1]}""", "choices")]
    [InlineData("""{"file":["../etc/passwd"]}""", "file")]
    [InlineData("""{"people":["a"]}""", "people")]
    [InlineData("""{"people":[{"name":{}}]}""", "people.0.name")]
    [InlineData("""{"people":[{"mail":"x"}]}""", "people.0")]
    [InlineData("""{"stranger":1}""", "")]
    public void What_does_not_fit_is_left_out_and_told_and_the_rest_is_read(string json, string field)
    {
        var read = FormAnswers.Read(Form, json[..^1] + ""","risk":"red"}""");

        Assert.Equal(new FieldAnswer.Choice("red"), read.Answers["risk"]);
        Assert.Equal(field, Assert.Single(read.Problems).Field);
    }

    [Fact]
    public void A_text_beyond_a_mebibyte_is_not_looked_into() =>
        Assert.Equal(
            ProblemCode.Unreadable,
            Assert.Single(FormAnswers.Read(Form, new string(' ', 1024 * 1024) + "{}").Problems).Code);
}
