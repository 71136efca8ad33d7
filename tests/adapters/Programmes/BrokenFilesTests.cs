using System.Text;
using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Programmes;

/// <summary>Files that are no programme at all.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private const int LargestFile = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("# Only a remark\n")]
    [InlineData("\ufeff")]
    public void An_empty_file_is_told_where_to_begin(string text) =>
        Assert.Equal(["water.yaml: The file is empty. Copy a programme of another year and change it."], Told(text));

    [Theory]
    [InlineData("\"\"", "1:1", "nothing")]
    [InlineData("clean water", "1:1", "a single text")]
    [InlineData("- id: clean-water", "1:1", "a list")]
    public void What_is_no_group_of_keys_is_no_programme(string text, string place, string what) =>
        Assert.Equal(
            [$"water.yaml:{place}: Here stands {what}; a programme is written as 'key: value' lines."], Told(text));

    [Fact]
    public void A_file_that_is_not_there_is_told_with_its_path() =>
        Assert.Equal(
            $"water.yaml: There is no file '{_folder["water.yaml"]}'. Give the path of a programme's YAML file.",
            Assert.Single(ProgrammeReader.ReadFile(_folder["water.yaml"]).Mistakes).ToString());

    [Fact]
    public void A_folder_that_is_not_there_is_told_with_the_path() =>
        Assert.Contains(
            $"There is no file '{_folder["none/water.yaml"]}'.",
            Assert.Single(ProgrammeReader.ReadFile(_folder["none/water.yaml"]).Mistakes).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_programme() =>
        Assert.Contains(
            "Give the path of a programme's YAML file.",
            Assert.Single(ProgrammeReader.ReadFile(_folder.Path).Mistakes).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_not_read() =>
        Assert.Equal(
            ["water.yaml: The file is larger than 1 MiB, which no programme is. Give a programme's YAML file."],
            Told(SmallProgramme.Text.PadRight(LargestFile) + "# "));

    [Fact]
    public void A_file_of_exactly_a_mebibyte_is_read()
    {
        var text = SmallProgramme.Text + "#";
        var bytes = Encoding.UTF8.GetByteCount(text);

        Assert.Empty(Told(text + new string('-', LargestFile - bytes)));
    }

    [Fact]
    public void A_file_in_a_Thai_code_page_is_told_to_be_saved_as_UTF_8()
    {
        // Windows-874 has Thai letters in single bytes from A1 on.
        File.WriteAllBytes(_folder["water.yaml"], [.. "id: "u8, 0xb9, 0xd2, 0xe9]);

        Assert.Equal(
            "water.yaml: The file is not UTF-8. Save it again as UTF-8 (in Thai Windows editors it may be "
            + "Windows-874).",
            Assert.Single(ProgrammeReader.ReadFile(_folder["water.yaml"]).Mistakes).ToString());
    }

    [Fact]
    public void A_file_that_Windows_saved_is_read()
    {
        File.WriteAllText(
            _folder["water.yaml"], SmallProgramme.Text.ReplaceLineEndings("\r\n"), new UTF8Encoding(true));

        var (definition, mistakes) = ProgrammeReader.ReadFile(_folder["water.yaml"]);

        Assert.Empty(mistakes);
        Assert.Equal("น้ำสะอาด", definition!.Name.Th);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void What_is_nested_without_end_is_given_up_before_the_stack_is(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, LargestFile / opening.Length));

        Assert.Contains("It is nested far deeper than a programme is.", Assert.Single(Told(text)));
    }

    [Fact]
    public void References_that_would_multiply_are_refused_and_not_followed()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(
            i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n"));

        var told = Told(text);

        Assert.Equal(41 + (40 * 7), told.Count(t => t.Contains("references are not used", StringComparison.Ordinal)));
        Assert.Contains("water.yaml:1:5: '&a0': references are not used in programmes. Write the text out.", told);
    }

    [Fact]
    public void Whatever_letter_is_lost_or_slips_in_reading_ends_with_a_programme_or_with_mistakes()
    {
        const string slips = "[]{}\"':,\t\n&*!|>%@`#?- \\\0";
        var strayed =
            from at in Enumerable.Range(0, SmallProgramme.Text.Length)
            from text in (string[])
            [
                SmallProgramme.Text[..at],
                SmallProgramme.Text.Remove(at, 1),
                SmallProgramme.Text.Insert(at, slips[at % slips.Length].ToString()),
            ]
            let read = ProgrammeReader.Read("water.yaml", text)
            where read.Definition is null == (read.Mistakes.Count == 0)
            select at;

        Assert.Empty(strayed);
    }

    private string[] Told(string text)
    {
        File.WriteAllText(_folder["water.yaml"], text);
        return [.. ProgrammeReader.ReadFile(_folder["water.yaml"]).Mistakes.Select(m => m.ToString())];
    }
}
