using ProgramFlows.Workflows.Texts;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Texts;

/// <summary>What may stand in a line of text, and how it is repeated in a message.</summary>
public sealed class LineOfTextTests
{
    [Theory]
    [InlineData("ขึ้นทะเบียนแกนนำผู้ก่อการดี")]
    [InlineData("Register the core team: 100 % · “done”")]
    [InlineData("ภาษา\u200bไทย")]
    [InlineData("👨‍👩‍👧‍👦 🇹🇭 ❤️")]
    [InlineData("")]
    public void What_people_write_is_let_through(string text) => Assert.Null(LineOfText.Stray(text));

    [Theory]
    [InlineData("a\0", "U+0000")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\rb", "U+000D")]
    [InlineData("a\u001b[31m", "U+001B")]
    [InlineData("a\u007f", "U+007F")]
    [InlineData("a\u0085", "U+0085")]
    [InlineData("a\u2028", "U+2028")]
    [InlineData("a\u2029", "U+2029")]
    [InlineData("a\u202e", "U+202E")]
    [InlineData("a\u2066", "U+2066")]
    [InlineData("\ufeffa", "U+FEFF")]
    [InlineData("a\uffff", "U+FFFF")]
    [InlineData("a\ufffd", "U+FFFD")]
    [InlineData("a\uf70a", "U+F70A")]
    public void What_breaks_a_line_or_means_nothing_is_named(string text, string name) =>
        Assert.Equal(name, LineOfText.NameOf(LineOfText.Stray(text)!.Value));

    [Fact]
    public void Half_a_character_is_named_as_one_that_was_lost() =>
        Assert.Equal("U+FFFD", LineOfText.NameOf(LineOfText.Stray("a" + (char)0xd83d)!.Value));

    [Fact]
    public void A_quotation_is_short_and_shows_that_something_stands_where_nothing_is_seen()
    {
        Assert.Equal("somjai�@example.org", Quoted.Of("somjai\u200b@example.org"));
        Assert.Equal("�[31m�", Quoted.Of("\u001b[31m\u202e"));
        Assert.Equal(new string('x', 40) + "…", Quoted.Of(new string('x', 1_000_000)));
        Assert.Equal(new string('x', 40), Quoted.Of(new string('x', 40)));
    }
}
