using ProgramFlows.Workflows.Forms;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Forms;

/// <summary>Days as volunteers write them.</summary>
public sealed class DatesTests
{
    private static readonly FieldDefinition Field = Fields.Of(FieldKind.Date);

    [Theory]
    [InlineData("12 มี.ค. 2570")]
    [InlineData("12 มีค 2570")]
    [InlineData("12 มีนาคม 2570")]
    [InlineData("12 มีนาคม พ.ศ. 2570")]
    [InlineData("๑๒ มี.ค. ๒๕๗๐")]
    [InlineData("๑๒/๓/๒๕๗๐")]
    [InlineData("วันที่ 12 มีนาคม 2570")]
    [InlineData("วันศุกร์ที่ 12 มีนาคม 2570")]
    [InlineData("12/3/2570")]
    [InlineData("12-03-2570")]
    [InlineData("12.3.2570")]
    [InlineData("12/3/70")]
    [InlineData("12/3/27")]
    [InlineData("12/3/2027")]
    [InlineData("2027-03-12")]
    [InlineData("2570-03-12")]
    [InlineData("12 March 2027")]
    [InlineData("12 Mar 2570 BE")]
    [InlineData("12th March, 2027")]
    [InlineData("March 12, 2027")]
    [InlineData("Fri, 12 Mar 2027")]
    [InlineData("12มี.ค.2570")]
    [InlineData("  12  มี.ค.\u200b 2570 ")]
    public void A_day_is_understood_in_either_era_with_names_of_months_and_thai_digits(string typed)
    {
        var read = FormRules.Read(Field, RawValues.Of(typed));

        Assert.Empty(read.Problems);
        Assert.Equal(new FieldAnswer.Day(new DateOnly(2027, 3, 12)), read.Answer);
        Assert.Equal("เข้าใจว่า 12 มี.ค. 2570", read.Understood!.Th);
        Assert.Equal("Understood as 12 Mar 2570 BE", read.Understood.En);
    }

    [Fact]
    public void A_day_may_come_in_three_parts()
    {
        KeyValuePair<string, string>[] sent =
            [new("field.day", "๕"), new("field.month", "ม.ค."), new("field.year", "2570"), new("fieldless", "x")];

        var read = FormRules.Read(Field, RawValues.Of("field", sent));

        Assert.Equal(new FieldAnswer.Day(new DateOnly(2027, 1, 5)), read.Answer);
    }

    [Theory]
    [InlineData("3/13/2570", ProblemCode.NoSuchMonth, "ไม่มีเดือน “13”")]
    [InlineData("31 ก.พ. 2570", ProblemCode.NoSuchDay, "เข้าใจว่าวันที่ 31 ก.พ. 2570 แต่เดือนนั้นมี 28 วัน")]
    [InlineData("12 มี.ค.", ProblemCode.YearMissing, "เข้าใจว่า 12 มี.ค. แต่ยังไม่มีปี")]
    [InlineData("12/3/1500", ProblemCode.NoSuchYear, "ปี 1500")]
    [InlineData("12/3/9999", ProblemCode.NoSuchYear, "ปี 9999")]
    [InlineData("พรุ่งนี้", ProblemCode.NotDate, "อ่าน “พรุ่งนี้” เป็นวันที่ไม่ได้")]
    [InlineData("0/3/2570", ProblemCode.NoSuchDay, "วันที่ 0")]
    [InlineData("12 ธันวาคน 2570", ProblemCode.NoSuchMonth, "ไม่มีเดือน “ธันวาคน”")]
    public void What_is_no_day_is_told_with_what_was_understood_and_what_to_do(
        string typed, ProblemCode code, string part)
    {
        var read = FormRules.Read(Field, RawValues.Of(typed));

        Assert.Null(read.Answer);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("field", code), (problem.Field, problem.Code));
        Assert.Contains(part, problem.Says.Th, StringComparison.Ordinal);
        Assert.StartsWith("“Question”", problem.Says.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_typed_is_no_answer_and_no_problem() =>
        Assert.Equivalent(new ReadField(null, []), FormRules.Read(Field, RawValues.Of(" \u200b ")));
}
