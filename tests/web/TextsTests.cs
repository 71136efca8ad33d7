using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Every text is there in Thai and in English, and each in its own letters.</summary>
public sealed partial class TextsTests
{
    // Names and words that Thai readers write in Latin letters.
    private static readonly string[] Latin =
        ["English", "ACTAi", "Build", "Better", "Lives", "by", "CoST", "Parliament", "Watch", "Open", "Data", "Center",
         "Corruption", "HAND", "Social", "Enterprise",
         "JPG", "PNG", "PDF", "HEIC", "KB", "MB"];

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var files = Directory.GetFiles(Path.Combine(House.Root, "web"), "*.resx", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal(
            TextsOf(f).Keys.Order(), TextsOf(f[..^".resx".Length] + ".en.resx").Keys.Order()));
    }

    [Fact]
    public void Thai_texts_are_in_thai() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(House.Root, "web"), "*.resx", SearchOption.AllDirectories)
        where !file.EndsWith(".en.resx", StringComparison.Ordinal)
        from text in TextsOf(file)
        from Match word in LatinWord().Matches(text.Value)
        where !Latin.Contains(word.Value) && !word.Value.Contains('@')
        select $"{Path.GetFileName(file)} {text.Key}: {word.Value}");

    private static Dictionary<string, string> TextsOf(string file) =>
        XDocument.Load(file).Descendants("data")
            .ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    // An address is one word, and is written in Latin letters everywhere.
    [GeneratedRegex(@"[\w.]+@[\w.]+|[A-Za-z]{2,}")]
    private static partial Regex LatinWord();
}
