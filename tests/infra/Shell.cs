using System.Diagnostics;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>A folder like the repository's, with a shell in which bicep and programflows are at hand.</summary>
internal sealed class Shell : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Shell()
    {
        foreach (var room in new[] { "infra", "programs" })
        {
            Copy(System.IO.Path.Combine(House.Root, room), _folder[room]);
        }

        // programflows was built along with these tests, in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var standalone = System.IO.Path.Combine(
            House.Root, "artifacts", "bin", "ProgramFlows.Standalone", configuration, "programflows.dll");
        Directory.CreateDirectory(_folder["tools"]);
        Tool("bicep", $"exec '{Bicep.Path}' \"$@\"");
        Tool("programflows", $"exec dotnet '{standalone}' \"$@\"");
    }

    public static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator).Any(p => File.Exists(System.IO.Path.Combine(p, tool)));

    /// <summary>Runs a script; the first command that fails ends it.</summary>
    public async Task<(int Code, string Output)> RunAsync(string script, params string[] options)
    {
        var start = new ProcessStartInfo("bash", [.. options, "-c", $"set -euo pipefail; exec 2>&1\n{script}"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{_folder["tools"]}:{start.Environment["PATH"]}";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Tool(string name, string line)
    {
        var path = System.IO.Path.Combine(_folder["tools"], name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{line}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
