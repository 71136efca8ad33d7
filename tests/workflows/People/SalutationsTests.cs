using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.People;

/// <summary>Nobody is greeted with two titles, and monks and offices with none of ours.</summary>
public sealed class SalutationsTests
{
    [Theory]
    [InlineData("สมหญิง ใจดี", "คุณ")]
    [InlineData("สมหญิง", "คุณ")]
    [InlineData("คุณสมหญิง ใจดี", "")]
    [InlineData("พระครูวินัยธรสมชาย", "")]
    [InlineData("พระมหาสมปอง ฐิตธมฺโม", "")]
    [InlineData("นายสมชาย ใจดี", "")]
    [InlineData("นางสาวสมหญิง ใจดี", "")]
    [InlineData("น.ส.สมหญิง ใจดี", "")]
    [InlineData("ดร.สมศรี", "")]
    [InlineData("กำนันสมบัติ", "")]
    [InlineData("ผู้ใหญ่บ้านมานะ", "")]
    [InlineData("สำนักงานภาคเหนือ", "")]
    [InlineData("Anan Example", "")]
    public void A_salutation_goes_with_the_name(string name, string salutation) =>
        Assert.Equal(salutation, Salutations.For(name, Language.Th));

    [Fact]
    public void Readers_of_english_get_none() => Assert.Equal("", Salutations.For("สมหญิง ใจดี", Language.En));

    [Fact]
    public void What_somebody_chose_prevails()
    {
        var person = new Person(new PersonId("p"), "สมหญิง ใจดี", null, Language.Th);

        Assert.Equal("คุณ", person.Salutation);
        Assert.Equal("ป้า", (person with { ChosenSalutation = "ป้า" }).Salutation);
        Assert.Equal("", (person with { ChosenSalutation = "" }).Salutation);
        Assert.Equal($"คุณ{person.Name}", person.Greeted);
        Assert.Equal($"Ms {person.Name}", (person with { ChosenSalutation = "Ms" }).Greeted);
    }
}
