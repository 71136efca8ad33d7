using System.Diagnostics;
using System.Text;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>import</c> says about files that cannot be taken in.</summary>
public sealed class ImportProblemsTests : IDisposable
{
    /// <summary>Rows with one thing wrong each, and the beginning of what is said about it.</summary>
    private static readonly (string Row, string Says)[] WrongRows =
    [
        (",500101,A,a@example.org,th,2026-10-01", "'' is no role. Use coordinator, provincial-coordinator,"),
        ("chief,500101,A,a@example.org,th,2026-10-01", "'chief' is no role."),
        ("ผู้ประสานงาน,500101,A,a@example.org,th,2026-10-01", "'ผู้ประสานงาน' is no role."),
        ("coordinator,999999,A,a@example.org,th,2026-10-01", "There is no subdistrict '999999'. Use a six-digit"),
        ("coordinator,,A,a@example.org,th,2026-10-01", "There is no subdistrict ''."),
        ("coordinator,50,A,a@example.org,th,2026-10-01", "There is no subdistrict '50'."),
        ("coordinator,5001010,A,a@example.org,th,2026-10-01", "There is no subdistrict '5001010'."),
        ("provincial-coordinator,99,A,a@example.org,th,", "There is no province '99'. Use its two-digit code."),
        ("provincial-coordinator,500101,A,a@example.org,th,", "There is no province '500101'."),
        ("provincial-coordinator,,A,a@example.org,th,", "There is no province ''."),
        ("regional-office,west,A,a@example.org,th,", "There is no office 'west'. Use one of bangkok-east,"),
        ("regional-office,,A,a@example.org,th,", "There is no office ''."),
        ("coordinator,500101,,a@example.org,th,2026-10-01", "The name needs 1 to 200 characters"),
        ("coordinator,500101,   ,a@example.org,th,2026-10-01", "The name needs 1 to 200 characters"),
        ($"coordinator,500101,{new string('ก', 201)},a@example.org,th,2026-10-01", "The name needs 1 to 200"),
        ("coordinator,500101,A\tB,a@example.org,th,2026-10-01", "The name 'A�B' has the character U+0009, which"),
        ("coordinator,500101,สม\u200bใจ,a@example.org,th,2026-10-01", "The name 'สม�ใจ' has the character U+200B,"),
        ("coordinator,500101,A\u202eB,a@example.org,th,2026-10-01", "The name 'A�B' has the character U+202E,"),
        ("coordinator,500101,A\u2028B,a@example.org,th,2026-10-01", "The name 'A�B' has the character U+2028,"),
        ("coordinator,500101,=HYPERLINK(1),a@example.org,th,2026-10-01", "The name begins with '='"),
        ("coordinator,500101,+66812345678,a@example.org,th,2026-10-01", "The name begins with '+'"),
        ("coordinator,500101,@SUM(A1),a@example.org,th,2026-10-01", "The name begins with '@'"),
        ("coordinator,500101,-2+3,a@example.org,th,2026-10-01", "The name begins with '-'"),
        ("coordinator,500101,A,,th,2026-10-01", "'' is no e-mail address."),
        ("coordinator,500101,A,somchai,th,2026-10-01", "'somchai' is no e-mail address."),
        ("coordinator,500101,A,somchai@,th,2026-10-01", "'somchai@' is no e-mail address."),
        ("coordinator,500101,A,@example.org,th,2026-10-01", "'@example.org' is no e-mail address."),
        ("coordinator,500101,A,somchai@localhost,th,2026-10-01", "'somchai@localhost' is no e-mail address."),
        ("coordinator,500101,A,a b@example.org,th,2026-10-01", "'a b@example.org' is no e-mail address."),
        ("coordinator,500101,A,a@example.org; b@example.org,th,2026-10-01", "'a@example.org; b@example.org' is no"),
        ("coordinator,500101,A,A <a@example.org>,th,2026-10-01", "'A <a@example.org>' is no e-mail address."),
        ("coordinator,500101,A,som\u200bjai@example.org,th,2026-10-01",
            "'som�jai@example.org' is no e-mail address. A character that nobody sees (U+200B) follows 'som'."),
        ("coordinator,500101,A,somjai@exam\u00adple.org,th,2026-10-01",
            "'somjai@exam�ple.org' is no e-mail address. A character that nobody sees (U+00AD)"),
        ("coordinator,500101,A,สมใจ@example.org,th,2026-10-01",
            "'สมใจ@example.org' is no e-mail address. 'ส' stands before the @"),
        ("coordinator,500101,A,somjaiส@example.org,th,2026-10-01", "'somjaiส@example.org' is no e-mail address. 'ส'"),
        ("coordinator,500101,A,somjai@ex\u0430mple.org,th,2026-10-01",
            "'somjai@ex\u0430mple.org' is no e-mail address. '\u0430' (U+0430) in the domain"),
        ("coordinator,500101,A,\u212aim@example.org,th,2026-10-01", "'\u212aim@example.org' is no e-mail address."),
        ("coordinator,500101,A,somjai@example.invalid,th,2026-10-01", "'somjai@example.invalid' is no e-mail address."),
        ("coordinator,500101,A,=cmd@example.org,th,2026-10-01", "'=cmd@example.org' is no e-mail address."),
        ("coordinator,500101,A,a@example.org,,2026-10-01", "'' is no language. Use th or en."),
        ("coordinator,500101,A,a@example.org,thai,2026-10-01", "'thai' is no language. Use th or en."),
        ("coordinator,500101,A,day-1@example.org,th,", "'' is no day. Write it like 2026-10-01."),
        ("coordinator,500101,A,day-2@example.org,th,1/10/2026", "'1/10/2026' is no day."),
        ("coordinator,500101,A,day-3@example.org,th,2027-02-29", "'2027-02-29' is no day."),
        ("coordinator,500101,A,day-4@example.org,th,2024-10-01", "2024-10-01 is outside the fiscal year 2570."),
        ("coordinator,500101,A,day-5@example.org,th,2570-12-31", "2570-12-31 is outside the fiscal year 2570."),
        ("regional-office,north,A,a@example.org,th,2026-10-01", "Only coordinators have a joined_on."),
        ("coordinator,500101,A,a@example.org,th", "There are 5 fields instead of 6. Look at commas and quotes."),
        ("coordinator,500101,A,a@example.org,th,2026-10-01,B", "There are 7 fields instead of 6."),
        ("coordinator,500101,\"A,a@example.org,th,2026-10-01", "A quote is opened and not closed in the same line."),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_wrong_row_is_named_in_one_pass_in_both_languages()
    {
        Assert.Equal(50, WrongRows.Length);
        var file = NetworksFile.Write(_folder, [.. WrongRows.Select(w => w.Row), .. NetworksFile.GoodRows]);

        var outcome = await NetworksFile.ApplyAsync(_folder, file);

        Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
        Assert.Equal((2 * WrongRows.Length) + 1, outcome.ErrorLines.Length);
        Assert.All(WrongRows, (wrong, i) =>
        {
            Assert.StartsWith($"row {i + 2}: {wrong.Says}", outcome.ErrorLines[2 * i], StringComparison.Ordinal);
            Assert.Matches($@"^  แถว {i + 2}: .*[ก-ฮ]", outcome.ErrorLines[(2 * i) + 1]);
        });
        Assert.Equal(
            "50 problem(s) in 54 row(s), read as UTF-8. Nothing was changed.", outcome.ErrorLines[^1]);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_one_row_is_named()
    {
        var outcome = await NetworksFile.LookAsync(
            _folder, NetworksFile.Write(_folder, ["coordinator,1,,nobody,fr,soon"]));

        Assert.Equal(5, outcome.ErrorLines.Count(l => l.StartsWith("row 2: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_that_repeat_or_contradict_earlier_ones_are_named()
    {
        string[] rows =
        [
            "coordinator,500101,A,a@example.org,th,2026-10-01",
            "coordinator,500101,A,A@Example.org,th,2026-10-01",
            "coordinator,500102,B,a@example.org,th,2026-10-01",
            "coordinator,500101,C,c@example.org,th,2026-11-01",
        ];

        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, rows));

        Assert.Equal(
            [
                "row 3: This row repeats an earlier one. Remove it.",
                "row 5: The network 500101 has another joined_on in an earlier row. Make them the same.",
            ],
            outcome.ErrorLines.Where(l => l.StartsWith("row", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_person_whose_domain_is_written_in_two_ways_is_one()
    {
        string[] rows =
        [
            "coordinator,500101,A,a@ชุมชน.example.org,th,2026-10-01",
            "coordinator,500101,A,a@xn--b3ca9b4a0i.example.org,th,2026-10-01",
        ];

        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, rows));

        Assert.Equal(
            ["row 3: This row repeats an earlier one. Remove it."],
            outcome.ErrorLines.Where(l => l.StartsWith("row", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Blank_lines_and_rows_of_commas_alone_are_no_rows_but_count_as_lines()
    {
        var outcome = await NetworksFile.LookAsync(
            _folder, NetworksFile.Write(_folder, ["", ",,,,,", "chief,500101,A,a@example.org,th,2026-10-01"]));

        Assert.StartsWith("row 4: 'chief' is no role.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("1 problem(s) in 1 row(s)", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leap_day_of_the_buddhist_era_is_a_day()
    {
        // 29 February 2024: long past, but a day; as a year of ours, 2567 is no leap year.
        var outcome = await NetworksFile.LookAsync(
            _folder, NetworksFile.Write(_folder, ["coordinator,500101,A,a@example.org,th,2567-02-29"]));

        Assert.StartsWith(
            "row 2: 2567-02-29 is outside the fiscal year 2570.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "'networks.csv' is empty, or a device or a pipe. 'import --template' writes a file to begin with.")]
    [InlineData("\ufeff\n\n", "row -: The file is empty.")]
    [InlineData(NetworksFile.Header + "\n", "row -: There is no row below the header.")]
    [InlineData("role;scope;name;email;language;joined_on\n", "row 1: The columns must have commas between them.")]
    [InlineData("role,scope,name,mail,language,joined_on\n", "row 1: The column 'email' is missing.")]
    [InlineData("role,scope,name,mail,email,language,joined_on\n", "row 1: The column 'mail' is not known.")]
    [InlineData(NetworksFile.Header + ",email\n", "row 1: The column 'email' stands twice.")]
    [InlineData("\"role,scope\n", "row 1: A quote is opened and not closed in the same line.")]
    [InlineData("PK\u0003\u0004\0\0workbook", "row -: This is no text file. In the spreadsheet program, save")]
    public async Task A_file_that_is_no_list_of_networks_is_refused_as_a_whole(string content, string says)
    {
        await File.WriteAllTextAsync(_folder["networks.csv"], content, TestContext.Current.CancellationToken);

        var outcome = await NetworksFile.LookAsync(_folder, "networks.csv");

        Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(says, outcome.Error, StringComparison.Ordinal);
        CommandLine.AssertNoStackTrace(outcome);
    }

    [Fact]
    public async Task A_spreadsheets_unicode_text_is_refused_with_what_to_do()
    {
        var outcome = await NetworksFile.LookAsync(
            _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows, Encoding.Unicode));

        Assert.StartsWith("row -: This is no text file.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_without_meaning_are_refused_and_never_reach_the_terminal()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(
            _folder["networks.csv"],
            [.. bytes.Select(b => b == 0 ? (byte)0x1b : b)],
            TestContext.Current.CancellationToken);

        var outcome = await NetworksFile.LookAsync(_folder, "networks.csv");

        Assert.Equal(CommandLine.Failed, outcome.ExitCode);
        Assert.DoesNotContain(outcome.Error, c => c != '\n' && char.IsControl(c));
        CommandLine.AssertNoStackTrace(outcome);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-8 with its mark")]
    public async Task One_broken_byte_is_named_with_its_row_and_spoils_no_other(string written)
    {
        var file = NetworksFile.Write(
            _folder, NetworksFile.GoodRows, new UTF8Encoding(encoderShouldEmitUTF8Identifier: written.Length > 5));
        var offset = Break("ตัวอย่าง", 2, 0xff);

        var outcome = await NetworksFile.LookAsync(_folder, file);

        Assert.Equal(
            [
                $"row 2: The byte 0xE0 at offset {offset - 2} of the file, character 25 of this row, is no UTF-8. Type "
                + "that letter again, and save the file as CSV UTF-8.",
                $"  แถว 2: ไบต์ 0xE0 ที่ตำแหน่ง {offset - 2} ของไฟล์ (อักขระที่ 25 ของแถว) ไม่ใช่ UTF-8 "
                + "โปรดพิมพ์อักขระนั้นใหม่แล้วบันทึกเป็น CSV UTF-8",
                "1 problem(s) in 4 row(s), read as UTF-8. Nothing was changed.",
            ],
            outcome.ErrorLines);
    }

    [Theory]
    [InlineData("André Example", 0xe9, "character 24")]
    [InlineData("Müller Example", 0xfc, "character 21")]
    [InlineData("Björn Example", 0xf6, "character 22")]
    public async Task A_letter_of_another_code_page_is_not_taken_for_Thai(string name, byte value, string where)
    {
        var rows = new[] { $"coordinator,500101,{name},a@example.org,en,2026-10-01" };

        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, rows, Encoding.Latin1));

        Assert.StartsWith($"row 2: The byte 0x{value:X2} at offset", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"{where} of this row, is no UTF-8.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_that_no_thai_letter_has_is_named_in_a_file_of_Windows_874()
    {
        var file = NetworksFile.Write(
            _folder, NetworksFile.GoodRows, CodePagesEncodingProvider.Instance.GetEncoding(874)!);
        var bytes = await File.ReadAllBytesAsync(_folder[file], TestContext.Current.CancellationToken);
        var offset = Array.IndexOf(bytes, (byte)0xca);
        bytes[offset] = 0xdb;
        await File.WriteAllBytesAsync(_folder[file], bytes, TestContext.Current.CancellationToken);

        var outcome = await NetworksFile.LookAsync(_folder, file);

        Assert.StartsWith(
            $"row 2: The byte 0xDB at offset {offset} of the file, character 20 of this row, is no Windows-874.",
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Contains("1 problem(s) in 4 row(s), read as Windows-874.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_megabytes_is_refused_in_a_short_line()
    {
        var huge = new string('x', 5_000_000);
        var outcome = await NetworksFile.LookAsync(
            _folder,
            NetworksFile.Write(
                _folder,
                [$"coordinator,500101,A,{huge}@example.org,th,2026-10-01", $"coordinator,{huge},A,a@example.org,th,"]));

        Assert.StartsWith(
            "row 2: The row has 5000047 bytes, and none has more than 8192. Remove what does not belong there.",
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Equal((2 * 2) + 1, outcome.ErrorLines.Length);
        Assert.All(outcome.ErrorLines, l => Assert.InRange(l.Length, 1, 200));
    }

    [Fact]
    public async Task Of_many_wrong_rows_the_first_hundred_are_told_and_how_many_more()
    {
        var rows = Enumerable.Range(1, 100_000).Select(i => $"chief,500101,A,a{i}@example.org,th,2026-10-01");

        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, rows));

        Assert.Equal((100 * 2) + 3, outcome.ErrorLines.Length);
        Assert.StartsWith("row 101: 'chief' is no role.", outcome.ErrorLines[198], StringComparison.Ordinal);
        Assert.Equal(
            [
                "And 99900 more. Correct these first.",
                "  ยังมีอีก 99900 ข้อ โปรดแก้ข้อข้างบนก่อน",
                "100000 problem(s) in 100000 row(s), read as UTF-8. Nothing was changed.",
            ],
            outcome.ErrorLines[^3..]);
    }

    [Fact]
    public async Task A_file_of_another_year_is_one_mistake()
    {
        var rows = Enumerable.Range(1, 9).Select(i => $"coordinator,50010{i},A,a{i}@example.org,th,2029-10-01");

        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, rows));

        Assert.Equal(
            "row -: All 9 days are outside the fiscal year 2570. Give the file of this year, or name the programme of "
            + "the file's year with --programme.",
            outcome.ErrorLines[0]);
        Assert.Equal(3, outcome.ErrorLines.Length);
    }

    [Fact]
    public async Task A_file_of_commas_alone_has_no_rows_however_many_they_are()
    {
        await File.WriteAllTextAsync(
            _folder["networks.csv"],
            NetworksFile.Header + new string(',', 7_000_000) + "\n" + new string(',', 7_000_000),
            TestContext.Current.CancellationToken);

        var outcome = await NetworksFile.LookAsync(_folder, "networks.csv");

        Assert.StartsWith("row -: There is no row below the header.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_any_list_of_networks_is_not_read()
    {
        await File.WriteAllTextAsync(
            _folder["networks.csv"], new string(',', 20_000_000), TestContext.Current.CancellationToken);

        CommandLine.AssertRefusal(
            await NetworksFile.LookAsync(_folder, "networks.csv"), "'networks.csv' is larger than 16 MiB. Split it.");
    }

    [Fact]
    public async Task A_device_or_a_pipe_is_no_file_of_networks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        using var making = Process.Start("mkfifo", _folder["pipe.csv"]);
        await making.WaitForExitAsync(TestContext.Current.CancellationToken);

        foreach (var file in (string[])["/dev/zero", "pipe.csv"])
        {
            CommandLine.AssertRefusal(
                await NetworksFile.LookAsync(_folder, file), $"'{file}' is empty, or a device or a pipe.");
        }
    }

    [Theory]
    [InlineData("nowhere.csv")]
    [InlineData(".")]
    public async Task A_file_that_is_not_there_is_named_together_with_the_way_to_one(string file) =>
        CommandLine.AssertRefusal(
            await NetworksFile.LookAsync(_folder, file),
            $"There is no file '{file}'. 'import --template' writes one to begin with.");

    /// <summary>Puts a byte into the first place where a text stands, and gives the place.</summary>
    private int Break(string text, int at, byte value)
    {
        var bytes = File.ReadAllBytes(_folder["networks.csv"]);
        var offset = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) + at;
        bytes[offset] = value;
        File.WriteAllBytes(_folder["networks.csv"], bytes);
        return offset;
    }
}
