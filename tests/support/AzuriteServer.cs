using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ProgramFlows.Tests.Support;

/// <summary>
/// An Azurite of the tests' own, which speaks Blob Storage's protocol: on a free port, in a temporary folder, gone with
/// the tests even when they are killed.
/// </summary>
public sealed partial class AzuriteServer : IDisposable
{
    /// <summary>What to do about a machine without it.</summary>
    public const string Missing =
        "There is no Azurite on this machine. './check' installs it where node and npm are there.";

    // The account that every Azurite has; its key is no secret.
    private const string Account = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // It ends with the script, and the script when its input ends: with whoever started it. It is not asked to end, for
    // then it writes down what it has, into a folder that is on its way out.
    private const string Script =
        """
        node "$0" --blobPort 0 --location . --skipApiVersionCheck --disableTelemetry &
        trap 'kill -KILL $!; wait $! 2> /dev/null' EXIT
        cat > /dev/null
        """;

    private static readonly string Program = Path.Combine(
        House.Root, "artifacts", "tools", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");

    private readonly Lazy<Running> _running = new(() => new Running());

    /// <summary>Whether one can be started here.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>How to connect to it; it starts when it is first asked for.</summary>
    public string ConnectionString => _running.Value.ConnectionString;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_running.IsValueCreated)
        {
            _running.Value.Dispose();
        }
    }

    [GeneratedRegex("listens on (http://[0-9.:]+)")]
    private static partial Regex Listening();

    private sealed class Running : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Process _script;

        public Running()
        {
            _script = Process.Start(new ProcessStartInfo("bash", ["-c", Script, Program])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            Match? at = null;
            while (at is not { Success: true })
            {
                at = Listening().Match(_script.StandardOutput.ReadLine()
                    ?? throw new InvalidOperationException("Azurite ended before it listened."));
            }

            ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
                + $"BlobEndpoint={at.Groups[1].Value}/{Account};";

            // Read on, or it would wait for a reader of what it writes.
            _ = _script.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        }

        public string ConnectionString { get; }

        public void Dispose()
        {
            _script.StandardInput.Close();
            _script.WaitForExit();
            _script.Dispose();
            _folder.Dispose();
        }
    }
}
