using System.Diagnostics;
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

        Assert.Contains("water.yaml:1:5: '&a0': references are not used in programmes. Write the text out.", told);
        Assert.Equal(101, told.Length);
    }

    [Fact]
    public void A_file_of_no_byte_is_told_where_to_begin() =>
        Assert.Equal(
            ["water.yaml: The file is empty, or a device or a pipe. Copy a programme of another year and change it."],
            Told(string.Empty));

    [Fact]
    public void A_file_that_never_ends_is_not_read() => AssertNoOrdinaryFile("/dev/zero");

    [Fact]
    public void A_link_to_a_file_that_never_ends_is_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /dev/zero.");
        File.CreateSymbolicLink(_folder["water.yaml"], "/dev/zero");

        AssertNoOrdinaryFile(_folder["water.yaml"]);
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        using var making = Process.Start("mkfifo", _folder["water.yaml"]);
        await making.WaitForExitAsync(TestContext.Current.CancellationToken);

        AssertNoOrdinaryFile(_folder["water.yaml"]);
    }

    [Fact]
    public void The_first_hundred_mistakes_are_told_and_how_many_more_there_are()
    {
        var extra = Enumerable.Range(0, 20_000).Select(i => $"extra-{i}: x\n");

        var told = Told(SmallProgramme.Text + string.Concat(extra));

        Assert.Equal(101, told.Length);
        Assert.StartsWith("water.yaml:68:1: The key 'extra-0' is not known here.", told[0], StringComparison.Ordinal);
        Assert.Equal(
            "water.yaml: There are 19900 more mistakes. Correct these first, and read the file again.", told[^1]);
    }

    [Theory]
    [InlineData("id: clean-water", "id: @")]
    [InlineData("id: clean-water", "@: clean-water")]
    [InlineData("fiscal-year: 2570", "fiscal-year: @")]
    [InlineData("version: \"1\"", "version: \"@\"")]
    [InlineData("rungs-at: \"06:00\"", "rungs-at: \"@\"")]
    [InlineData("en: \"Clean water\"", "en: \"@\"")]
    [InlineData("en: \"Clean water\"", "en: \"ก@\"")]
    [InlineData("th: \"น้ำสะอาด\"", "th: \"@\"")]
    [InlineData("en: \"Ask everybody to help.\"", "en: \"@\"")]
    [InlineData("waived-by: regional-office", "waived-by: @")]
    [InlineData("on: 2026-12-10", "on: @")]
    [InlineData("confirm: true", "confirm: @")]
    [InlineData("fields: []", "fields: @")]
    [InlineData("fields: []", "fields: *@")]
    [InlineData("fields: []", "fields: &@ []")]
    [InlineData("fields: []", "fields: !@")]
    [InlineData("good: { th", "@: { th")]
    public void A_word_of_megabytes_is_refused_in_short_lines(string find, string put)
    {
        var text = SmallProgramme.Text.Replace(find, put.Replace("@", new string('x', 900_000)));

        var told = Told(text);

        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.InRange(t.Length, 1, 400));
    }

    [Fact]
    public void A_form_of_thousands_of_fields_is_no_form()
    {
        var fields = string.Concat(Enumerable.Range(0, 2_000).Select(
            i => $"\n          - {{ id: f{i}, kind: text, label: {{ th: ก, en: a }} }}"));

        Assert.Equal(
            ["water.yaml:61:11: 'fields' has 2000 entries. Keep at most 100 of them."],
            Told(SmallProgramme.Text.Replace("fields: []", $"fields:{fields}")));
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

    private static void AssertNoOrdinaryFile(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such file.");
        Assert.StartsWith(
            "The file is empty, or a device or a pipe.",
            Assert.Single(ProgrammeReader.ReadFile(path).Mistakes).Message,
            StringComparison.Ordinal);
    }

    private string[] Told(string text)
    {
        File.WriteAllText(_folder["water.yaml"], text);
        return [.. ProgrammeReader.ReadFile(_folder["water.yaml"]).Mistakes.Select(m => m.ToString())];
    }
}
