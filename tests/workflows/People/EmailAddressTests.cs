using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Workflows.People;

/// <summary>The one rule of what an address is.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("somjai@example.org", "somjai@example.org")]
    [InlineData("Somjai@Example.ORG", "somjai@example.org")]
    [InlineData("som.jai+codi_1@mail.example.org", "som.jai+codi_1@mail.example.org")]
    [InlineData("o'brien@example.org", "o'brien@example.org")]
    [InlineData("1@example.org", "1@example.org")]
    [InlineData("somjai@ชุมชน.example.org", "somjai@xn--b3ca9b4a0i.example.org")]
    [InlineData("somjai@น้ำ.example.org", "somjai@xn--q3c4c8cq.example.org")]
    [InlineData("somjai@ตำบล2.example.org", "somjai@xn--2-yxfp8b9czi.example.org")]
    [InlineData("somjai@xn--b3ca9b4a0i.example.org", "somjai@xn--b3ca9b4a0i.example.org")]
    [InlineData("somjai@xn--bcher-kva.example.org", "somjai@xn--bcher-kva.example.org")]
    public void What_servers_deliver_is_an_address(string text, string onTheWire)
    {
        Assert.Null(EmailAddress.WhyNot(text));
        var address = EmailAddress.Read(text)!;
        Assert.Equal((text.ToLowerInvariant(), onTheWire), (address.Text, address.OnTheWire));
    }

    [Theory]
    [InlineData("", "It needs exactly one @.")]
    [InlineData("somjai", "It needs exactly one @.")]
    [InlineData("somjai@malee@example.org", "It needs exactly one @.")]
    [InlineData("@example.org", "Before the @ stand a-z")]
    [InlineData(".somjai@example.org", "Before the @ stand a-z")]
    [InlineData("somjai.@example.org", "Before the @ stand a-z")]
    [InlineData("som..jai@example.org", "Before the @ stand a-z")]
    [InlineData("som(jai)@example.org", "Before the @ stand a-z")]
    [InlineData("\"somjai\"@example.org", "Before the @ stand a-z")]
    [InlineData("somjai%example.net@example.org", "Before the @ stand a-z")]
    [InlineData("example.net!somjai@example.org", "Before the @ stand a-z")]
    [InlineData("som/jai@example.org", "Before the @ stand a-z")]
    [InlineData("som=jai@example.org", "Before the @ stand a-z")]
    [InlineData("{somjai}@example.org", "Before the @ stand a-z")]
    [InlineData("som jai@example.org", "A blank stands in it.")]
    [InlineData("som\u00a0jai@example.org", "A blank stands in it.")]
    [InlineData("สมใจ@example.org", "'ส' stands before the @")]
    [InlineData("somjaiส@example.org", "'ส' stands before the @")]
    [InlineData("som\u0e31jai@example.org", "'\u0e31' stands before the @")]
    [InlineData("s\u043emjai@example.org", "'\u043e' stands before the @")]
    [InlineData("\u212aim@example.org", "'\u212a' stands before the @")]
    [InlineData("som\u200bjai@example.org", "A character that nobody sees (U+200B) follows 'som'.")]
    [InlineData("\ufeffsomjai@example.org", "A character that nobody sees (U+FEFF) follows ''.")]
    [InlineData("somjai@exam\u00adple.org", "A character that nobody sees (U+00AD) follows 'somjai@exam'.")]
    [InlineData("somjai@exam\u200dple.org", "A character that nobody sees (U+200D)")]
    [InlineData("somjai@exam\u2060ple.org", "A character that nobody sees (U+2060)")]
    [InlineData("somjai@example.org\ufe0f", "A character that nobody sees (U+FE0F)")]
    [InlineData("somjai@exam\u3164ple.org", "A character that nobody sees (U+3164)")]
    [InlineData("somjai@exam\u034fple.org", "A character that nobody sees (U+034F)")]
    [InlineData("somjai\u202e@example.org", "A character that nobody sees (U+202E)")]
    [InlineData("somjai\u0000@example.org", "A character that nobody sees (U+0000)")]
    [InlineData("somjai@example.org\r\nBcc: eve@example.org", "A character that nobody sees (U+000D)")]
    [InlineData("somjai@ex\u0430mple.org", "'\u0430' (U+0430) in the domain")]
    [InlineData("somjai@\uff45xample.org", "'\uff45' (U+FF45) in the domain")]
    [InlineData("somjai@example\u3002org", "'\u3002' (U+3002) in the domain")]
    [InlineData("somjai@b\u00fccher.example.org", "'\u00fc' (U+00FC) in the domain")]
    [InlineData("somjai@exampleก.org", "A Thai name after the @")]
    [InlineData("somjai@ก้ำ่.example.org", "A Thai name after the @")]
    [InlineData("somjai@ก\u0e49\u0e38.example.org", "A Thai name after the @")]
    [InlineData("somjai@\u0e49ก.example.org", "A Thai name after the @")]
    [InlineData("somjai@กก\u0e3f.example.org", "A Thai name after the @")]
    [InlineData("somjai@-ก.example.org", "A Thai name after the @")]
    [InlineData("somjai@localhost", "What stands after the @ is no domain.")]
    [InlineData("somjai@example..org", "What stands after the @ is no domain.")]
    [InlineData("somjai@example.org.", "What stands after the @ is no domain.")]
    [InlineData("somjai@-example.org", "What stands after the @ is no domain.")]
    [InlineData("somjai@example_1.org", "What stands after the @ is no domain.")]
    [InlineData("a@b.c", "What stands after the @ is no domain.")]
    [InlineData("somjai@example.ก", "What stands after the @ is no domain.")]
    [InlineData("somjai@192.0.2.1", "What stands after the @ is no domain.")]
    [InlineData("somjai@[192.0.2.1]", "What stands after the @ is no domain.")]
    [InlineData("somjai@xn--a\u0e01.example.org", "A Thai name after the @")]
    [InlineData("somjai@xn--99999999999.example.org", "What stands after the @ is no domain.")]
    [InlineData("somjai@example.invalid", "No domain ends in .invalid")]
    [InlineData("somjai@example.TEST", "No domain ends in .test")]
    [InlineData("=somjai@example.org", "Before the @ stand a-z")]
    [InlineData("+somjai@example.org", "It begins with '+'")]
    [InlineData("-somjai@example.org", "It begins with '-'")]
    public void What_would_be_lost_or_go_elsewhere_is_refused_with_the_reason(string text, string because)
    {
        Assert.Null(EmailAddress.Read(text));
        var refusal = EmailAddress.WhyNot(text)!;
        Assert.StartsWith(because, refusal.En, StringComparison.Ordinal);
        Assert.Matches("[ก-ฮ]", refusal.Th);
    }

    [Fact]
    public void It_is_as_long_as_servers_take_and_no_longer()
    {
        var label = new string('a', 63);

        Assert.True(Is($"{new string('a', 64)}@example.org"));
        Assert.False(Is($"{new string('a', 65)}@example.org"));
        Assert.True(Is($"a@{label}.org"));
        Assert.False(Is($"a@{label}a.org"));
        Assert.True(Is($"a@{label}.{label}.{label}.{new string('a', 56)}.org"));
        Assert.False(Is($"a@{label}.{label}.{label}.{new string('a', 57)}.org"));
        Assert.False(Is($"a@{new string('ก', 80)}.org"));
        Assert.False(Is($"{new string('a', 1_000_000)}@example.org"));

        static bool Is(string text) => EmailAddress.Read(text) is not null;
    }
}
