using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>The bicep command line of the package, which asks nobody outside.</summary>
internal static class Bicep
{
    /// <summary>What a deployment is told from outside; every value is an example.</summary>
    public static readonly IReadOnlyDictionary<string, string> Variables = new Dictionary<string, string>
    {
        ["ALERT_EMAILS"] = "first@example.org,second@example.org",
        ["DATABASE_OWNER_ID"] = "00000000-0000-0000-0000-000000000003",
        ["DATABASE_OWNER_NAME"] = "programflows-owners",
        ["RELEASE"] = "0000000",

        // What an installation begins without.
        ["CONTACT"] = "",
        ["FIRST_ADMINISTRATOR"] = "",
        ["ONLY_DOMAINS"] = "",
        ["SENDER_NAME"] = "",
        ["SENDGRID_FROM"] = "",
        ["SENDGRID_REPORT_KEYS"] = "",
        ["SENDGRID_RESIDENCY"] = "",
        ["STAFF_AUTHORITY"] = "",
        ["STAFF_CLIENT_ID"] = "",
    };

    public static string Path { get; } = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Bicep").Value!;

    /// <summary>The package is for one kind of machine; on others the tests say that they did not run.</summary>
    public static void NeedsThisMachine() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
        "The bicep command line comes from a package for Linux on x64.");

    /// <summary>Runs a command; any complaint, a warning too, is a failure.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (code, complaints, output) = await TryAsync(folder, arguments);
        Assert.True(
            code == 0 && string.IsNullOrWhiteSpace(complaints),
            $"bicep {string.Join(' ', arguments)} answered {code}:\n{complaints}\n{output}");
        return output;
    }

    /// <summary>Runs a command, whatever comes of it.</summary>
    public static async Task<(int Code, string Complaints, string Output)> TryAsync(
        string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await complaints, await output);
    }
}
