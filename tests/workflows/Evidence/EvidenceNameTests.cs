using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Evidence;

/// <summary>Names that come with files are shown as they were meant, and do nothing else.</summary>
public sealed class EvidenceNameTests
{
    [Theory]
    [InlineData("ภาพลงนามหน้า 1.jpg", "ภาพลงนามหน้า 1.png")]
    [InlineData("น้ำ ปั๊ม ฐิ ญู.PNG", "น้ำ ปั๊ม ฐิ ญู.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData("C:\\Users\\Somchai\\ภาพ.jpeg", "ภาพ.png")]
    [InlineData("invoice\u202Egnp.exe", "invoicegnp.png")]
    [InlineData("a\u200B\u0000\r\nb.png", "ab.png")]
    [InlineData("<img src=x>.png", "-img src=x-.png")]
    [InlineData("\"; filename=x.html", "-- filename=x.png")]
    [InlineData("report.pdf.html", "report.pdf.png")]
    [InlineData("...", "file.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    public void A_name_keeps_its_writing_and_loses_what_is_no_name(string? given, string shown) =>
        Assert.Equal(shown, EvidenceName.Of(given, EvidenceKind.Png));

    [Fact]
    public void A_long_name_is_cut_between_letters_and_never_inside_one()
    {
        var name = EvidenceName.Of(string.Concat(Enumerable.Repeat("ปั๊", 200)) + ".jpg", EvidenceKind.Jpeg);

        Assert.Equal(string.Concat(Enumerable.Repeat("ปั๊", 80)) + ".jpg", name);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_id_is_none(string? text) => Assert.Null(EvidenceId.Read(text));

    [Fact]
    public void Every_refusal_says_in_both_languages_what_to_do()
    {
        foreach (var refusal in Enum.GetValues<EvidenceRefusal>())
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var words = EvidenceTexts.Of(refusal, new EvidenceLimits(), language);
                Assert.DoesNotContain("{", words, StringComparison.Ordinal);
                Assert.True(words.Length > 30, words);
            }
        }
    }
}
