using System.Text;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Standalone;

/// <summary>Files of networks as people write them.</summary>
internal static class NetworksFile
{
    public const string Header = "role,scope,name,email,language,joined_on";

    /// <summary>Two networks of two provinces, with a coordinator each and the people above one of them.</summary>
    public static IReadOnlyList<string> GoodRows { get; } =
    [
        "coordinator,500101,สมใจ ตัวอย่าง,somjai@example.org,th,2026-10-01",
        "coordinator,100102,\"Malee, of the river\",malee@example.org,en,2569-11-02",
        "provincial-coordinator,50,อนันต์ ตัวอย่าง,anan@example.org,th,",
        "regional-office,north,สำนักงานภาคเหนือ,north@example.org,th,",
    ];

    /// <summary>What the good rows come to in an installation.</summary>
    public const string GoodCounts = "2 networks, 4 people, 4 appointments, 2 enrolments";

    private static readonly UTF8Encoding Utf8 = new(false);

    public static string Write(TemporaryFolder folder, IEnumerable<string> rows, string name = "networks.csv") =>
        Write(folder, rows, Utf8, name);

    /// <summary>Writes header and rows, with the encoding's mark in front if it has one; returns the name.</summary>
    public static string Write(
        TemporaryFolder folder, IEnumerable<string> rows, Encoding encoding, string name = "networks.csv")
    {
        File.WriteAllLines(folder[name], rows.Prepend(Header), encoding);
        return name;
    }

    /// <summary>Looks a file through, with the programme that its days are of.</summary>
    public static Task<Outcome> LookAsync(TemporaryFolder folder, string file) =>
        CommandLine.RunAsync(folder, "import", file, "--programme", CommandLine.Programme);

    private static readonly string[] IsNew = ["--new"];

    /// <summary>Takes a file in, into a new installation where there is none yet.</summary>
    public static Task<Outcome> ApplyAsync(TemporaryFolder folder, string file, string data = "data") =>
        CommandLine.RunAsync(
            folder,
            [
                "import", file, "--apply", "--programme", CommandLine.Programme, "--data", data,
                .. Directory.Exists(folder[data]) ? [] : IsNew,
            ]);
}
