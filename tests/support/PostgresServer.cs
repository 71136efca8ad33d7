using System.Diagnostics;

namespace ProgramFlows.Tests.Support;

/// <summary>
/// A PostgreSQL of the tests' own: a new cluster in a temporary folder, reached by a socket in it, gone with the tests
/// even when they are killed. It starts when it is first asked for. Its disk is not waited for.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The one who may do everything.</summary>
    public const string Owner = "owner";

    /// <summary>A user whom the server asks for a password, once there is such a user.</summary>
    public const string Guarded = "guarded";

    /// <summary>What to do about a machine without it.</summary>
    public const string Missing =
        "There is no PostgreSQL on this machine. Install it ('apt-get install postgresql'); it need not run.";

    private const string Programs = "/usr/lib/postgresql";

    // The server ends with the script, and the script when its input ends: with whoever started it. Root must not run
    // PostgreSQL, so the user that came with it does.
    private const string Script =
        """
        set -euo pipefail
        bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
        as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
        chmod 755 .
        mkdir -m 700 cluster
        if [ "$(id -u)" = 0 ]; then chown postgres cluster; fi
        as_server "$bin/initdb" --pgdata cluster/data --auth trust --username owner --locale-provider icu \
          --icu-locale th --locale C --encoding UTF8 --no-sync >&2
        as_server sed -i '1i local all guarded scram-sha-256' cluster/data/pg_hba.conf
        as_server "$bin/pg_ctl" --pgdata cluster/data --log cluster/log --wait \
          --options "-F -c listen_addresses='' -c unix_socket_directories='$PWD/cluster' -c max_connections=300" \
          start >&2
        trap 'as_server "$bin/pg_ctl" --pgdata cluster/data --mode immediate stop >&2' EXIT
        trap '' INT TERM HUP
        echo ready
        cat > /dev/null
        """;

    private readonly Lazy<Running> _running = new(() => new Running());

    /// <summary>Whether a server can be started here.</summary>
    public static bool IsInstalled { get; } = Directory.Exists(Programs)
        && Directory.EnumerateFiles(Programs, "initdb", SearchOption.AllDirectories).Any();

    /// <summary>The folder of its socket, to be given as host.</summary>
    public string Host => _running.Value.Host;

    /// <summary>How to connect to one of its databases as <see cref="Owner"/>.</summary>
    public string ConnectionString(string database) => $"Host={Host};Username={Owner};Database={database}";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_running.IsValueCreated)
        {
            _running.Value.Dispose();
        }
    }

    private sealed class Running : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Process _script;
        private bool _isGone;

        public Running()
        {
            _script = Process.Start(new ProcessStartInfo("bash", ["-c", Script])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = new List<string?>();
            _script.ErrorDataReceived += (_, line) => said.Add(line.Data);
            _script.BeginErrorReadLine();
            if (_script.StandardOutput.ReadLine() != "ready")
            {
                _script.WaitForExit();
                throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', said)}");
            }
        }

        public string Host => _folder["cluster"];

        public void Dispose()
        {
            if (!_isGone)
            {
                _isGone = true;
                _script.StandardInput.Close();
                _script.WaitForExit();
                _script.Dispose();
                _folder.Dispose();
            }
        }
    }
}
