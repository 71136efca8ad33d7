using System.Text;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Standalone;

/// <summary>What <c>import</c> takes in, and when.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_apply_a_good_file_is_only_looked_through()
    {
        var outcome = await NetworksFile.LookAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));

        Assert.Equal(CommandLine.Done, outcome.ExitCode);
        Assert.Contains(
            "2 network(s), 4 person(s), 4 role(s), fiscal year 2570, read as UTF-8",
            outcome.Output,
            StringComparison.Ordinal);
        Assert.Contains("Nothing was changed; give --apply", outcome.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task With_apply_all_of_a_good_file_is_taken_in_and_the_same_file_again_changes_nothing()
    {
        var file = NetworksFile.Write(_folder, NetworksFile.GoodRows);

        var first = await NetworksFile.ApplyAsync(_folder, file);
        var counts = DatabaseFile.CountsIn(_folder, "data");
        var second = await NetworksFile.ApplyAsync(_folder, file);

        Assert.Equal((CommandLine.Done, string.Empty), (first.ExitCode, first.Error));
        Assert.StartsWith("Taken in: 2 network(s)", first.Output, StringComparison.Ordinal);
        Assert.StartsWith(NetworksFile.GoodCounts, counts, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Done, string.Empty), (second.ExitCode, second.Error));
        Assert.Contains("known already; nothing changes.", second.Output, StringComparison.Ordinal);
        Assert.Equal(counts, DatabaseFile.CountsIn(_folder, "data"));
    }

    [Fact]
    public async Task A_deputy_is_taken_in_beside_the_holder_and_joins_nothing()
    {
        string[] rows =
        [
            .. NetworksFile.GoodRows,
            "deputy-provincial-coordinator,50,รอง หนึ่ง,deputy@example.org,th,",
            "Deputy-Coordinator,500102,รอง สอง,deputy-2@example.org,th,",
        ];

        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, rows));

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            "0 500102,1 50",
            DatabaseFile.AskStore(
                _folder,
                "data",
                """
                SELECT group_concat(r, ',') FROM (
                    SELECT Role || ' ' || Scope AS r FROM appointments WHERE IsDeputy = 1 ORDER BY Role)
                """));
        Assert.Equal(2L, DatabaseFile.AskStore(_folder, "data", "SELECT count(*) FROM enrolments"));
    }

    [Fact]
    public async Task What_a_file_would_change_is_told_before_and_done_with_apply()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var counts = DatabaseFile.CountsIn(_folder, "data");
        const string Header = "role,scope,name,email,language,joined_on,phone,salutation,network_name,action";
        File.WriteAllLines(
            _folder["changes.csv"],
            [
                Header,
                "coordinator,500101,พระสมชาย,,th,2026-10-01,081-234-5678,,เครือข่ายรักษ์ถิ่น,replace",
                "coordinator,100102,,,,,,,,close",
                "provincial-coordinator,50,อนันต์ ตัวอย่าง,anan@example.org,th,,,,,erase",
            ]);

        var looked = await NetworksFile.LookAsync(_folder, "changes.csv");
        var untouched = DatabaseFile.CountsIn(_folder, "data");
        var applied = await NetworksFile.ApplyAsync(_folder, "changes.csv");
        var again = await NetworksFile.ApplyAsync(_folder, "changes.csv");

        Assert.Equal(counts, untouched);
        foreach (var told in (string[])
            [
                "The role of person p-", "The network 100102, ", "is erased; the audit trail keeps the id alone.",
                "Ended: 3 role(s). Erased: 1 person(s). Closed: 1 network(s).",
            ])
        {
            Assert.Contains(told, looked.Output, StringComparison.Ordinal);
            Assert.Contains(told, applied.Output, StringComparison.Ordinal);
        }

        Assert.Contains("known already; nothing changes.", again.Output, StringComparison.Ordinal);
        Assert.Equal(
            "Closed,Dismissed,Erased",
            DatabaseFile.AskStore(
                _folder,
                "data",
                """
                SELECT group_concat(a, ',') FROM (
                    SELECT DISTINCT Action AS a FROM audit
                    WHERE Action IN ('Closed', 'Dismissed', 'Erased') ORDER BY Action)
                """));
        Assert.Equal(
            "|", DatabaseFile.AskStore(
                _folder, "data", "SELECT Name || '|' || coalesce(Email, '') FROM people WHERE ErasedAt IS NOT NULL"));
        Assert.Equal(
            "เครือข่ายรักษ์ถิ่น",
            DatabaseFile.AskStore(_folder, "data", "SELECT OwnName FROM networks WHERE Code = '500101'"));
    }

    [Fact]
    public async Task The_id_of_somebody_new_says_nothing_of_them_and_stays_when_their_address_changes()
    {
        const string First = "SELECT Id FROM people WHERE Name LIKE 'สมใจ%'";
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var id = (string)DatabaseFile.AskStore(_folder, "data", First)!;
        await NetworksFile.ApplyAsync(
            _folder,
            NetworksFile.Write(
                _folder, ["coordinator,500101,สมใจ ตัวอย่าง,moved@example.org,th,2026-10-01"], "moved.csv"));

        await NetworksFile.ApplyAsync(
            _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows), data: "another");

        Assert.Matches("^p-[0-9a-f]{20}$", id);
        Assert.Equal(id, DatabaseFile.AskStore(_folder, "data", First));
        Assert.NotEqual(id, DatabaseFile.AskStore(_folder, "another", First));
    }

    [Theory]
    [InlineData("deputy-coordinator,500101,รอง,d@example.org,th,2026-10-01", "Only coordinators have a joined_on.")]
    [InlineData("deputy-mayor,50,รอง,deputy@example.org,th,", "'mayor' is no role.")]
    public async Task A_deputy_that_cannot_be_one_is_refused(string row, string why)
    {
        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, [row]));

        Assert.Equal(CommandLine.Failed, outcome.ExitCode);
        Assert.Contains(why, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_apply_one_wrong_row_keeps_every_row_out()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        var counts = DatabaseFile.CountsIn(_folder, "data");
        string[] rows =
        [
            "coordinator,500102,ใหม่ หนึ่ง,new-1@example.org,th,2026-10-01",
            "coordinator,999999,ใหม่ สอง,new-2@example.org,th,2026-10-01",
        ];

        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, rows, "more.csv"));

        Assert.Equal((CommandLine.Failed, string.Empty), (outcome.ExitCode, outcome.Output));
        Assert.Contains("row 3: There is no subdistrict '999999'", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(counts, DatabaseFile.CountsIn(_folder, "data"));
    }

    [Fact]
    public async Task A_file_applied_later_adds_what_is_new_and_corrects_what_is_known()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        string[] rows =
        [
            "coordinator,500101,สมใจ นามสกุลใหม่,somjai@example.org,th,2026-10-01",
            "coordinator,500102,ใหม่ หนึ่ง,new-1@example.org,th,2026-10-01",
        ];

        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, rows, "more.csv"));

        Assert.Equal(CommandLine.Done, outcome.ExitCode);
        Assert.StartsWith(
            "3 networks, 5 people, 5 appointments, 3 enrolments",
            DatabaseFile.CountsIn(_folder, "data"),
            StringComparison.Ordinal);
        Assert.Equal("สมใจ นามสกุลใหม่", NameOf("somjai@example.org"));
    }

    [Fact]
    public async Task Empty_columns_that_a_spreadsheet_wrote_after_the_last_are_no_fields()
    {
        string[] rows = [.. NetworksFile.GoodRows.Select((r, i) => r + new string(',', i * 4_000))];
        var file = NetworksFile.Write(_folder, rows);
        var text = await File.ReadAllTextAsync(_folder[file], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder[file],
            text.Replace(NetworksFile.Header, NetworksFile.Header + ",,,"),
            TestContext.Current.CancellationToken);

        var outcome = await NetworksFile.LookAsync(_folder, file);

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Contains("2 network(s), 4 person(s), 4 role(s)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_name_is_applied_and_audited_and_a_changed_day_of_joining_is_said_to_stay()
    {
        await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, NetworksFile.GoodRows));
        string[] rows = ["coordinator,500101,สมใจ นามสกุลใหม่,somjai@example.org,th,2026-11-01"];

        var outcome = await NetworksFile.ApplyAsync(_folder, NetworksFile.Write(_folder, rows, "more.csv"));

        Assert.Equal(
            [
                "Taken in: 1 network(s), 1 person(s), 1 role(s), fiscal year 2570, read as UTF-8.",
                "New: 0 network(s), 0 person(s), 0 role(s), 0 joining(s). Corrected: 1.",
                "Network 500101 joined on 2026-10-01, and that stays; the file has 2026-11-01.",
                "  เครือข่าย 500101 เข้าร่วมเมื่อ 2026-10-01 และคงไว้ตามเดิม ในไฟล์เป็น 2026-11-01",
            ],
            outcome.OutputLines);
        Assert.Equal("สมใจ นามสกุลใหม่", NameOf("somjai@example.org"));
        Assert.Equal(
            "operator Corrected name",
            DatabaseFile.AskStore(
                _folder, "data", """
                SELECT Actor || ' ' || Action || ' ' || After FROM audit
                WHERE Subject = (SELECT Id FROM people WHERE Email = 'somjai@example.org') AND Action = 'Corrected'
                """));
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-8 with its mark")]
    [InlineData("Windows-874")]
    public async Task Thai_names_arrive_whole_however_the_spreadsheet_wrote_them(string written)
    {
        var encoding = written switch
        {
            "UTF-8" => new UTF8Encoding(false),
            "UTF-8 with its mark" => new UTF8Encoding(true),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(874)!,
        };

        var outcome = await NetworksFile.ApplyAsync(
            _folder, NetworksFile.Write(_folder, NetworksFile.GoodRows, encoding));

        Assert.Equal((CommandLine.Done, string.Empty), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"read as {written.Split(' ')[0]}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("สมใจ ตัวอย่าง", NameOf("somjai@example.org"));
    }

    [Fact]
    public async Task The_template_is_a_file_that_can_be_imported_and_is_never_written_over_another()
    {
        var written = await CommandLine.RunAsync(_folder, "import", "--template");
        var looked = await NetworksFile.LookAsync(_folder, "networks.csv");
        var again = await CommandLine.RunAsync(_folder, "import", "--template");

        Assert.Equal((CommandLine.Done, "Wrote 'networks.csv'.\n"), (written.ExitCode, written.Output));
        Assert.Equal(CommandLine.Done, looked.ExitCode);
        Assert.Contains("1 network(s), 3 person(s), 3 role(s)", looked.Output, StringComparison.Ordinal);
        CommandLine.AssertRefusal(again, "'networks.csv' exists. Name another file");
    }

    [Fact]
    public async Task The_help_names_every_column()
    {
        var help = await CommandLine.RunAsync(_folder, "import", "--help");

        Assert.Contains(NetworksFile.Header, help.Output, StringComparison.Ordinal);
    }

    private object NameOf(string email) =>
        DatabaseFile.AskStore(_folder, "data", $"SELECT Name FROM people WHERE Email = '{email}'");
}
