using System.Diagnostics;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>The worker, started as the host starts it; gone with the tests even when they are killed.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    public const string Id = "5e1f3c1c-9c5b-4d0e-8a38-7f2d5e0a1c42";

    // A worker does not end when its host is gone: a real host ends it, and so does this when its input ends.
    private const string Script =
        """
        exec 3<&0
        dotnet "$@" < /dev/null & worker=$!
        ( cat <&3 > /dev/null; kill -KILL $worker 2> /dev/null ) > /dev/null 2>&1 &
        wait $worker
        """;

    private readonly Process _script;
    private readonly Task<string> _said;

    /// <summary>Starts it.</summary>
    /// <param name="package">The folder of the package.</param>
    /// <param name="folder">Where it is started and at home, which is not the package.</param>
    /// <param name="host">Where it calls.</param>
    /// <param name="settings">The settings of the app.</param>
    public WorkerProcess(
        string package, string folder, Uri host, IReadOnlyDictionary<string, string> settings)
    {
        var request = Guid.NewGuid().ToString();
        const string longest = "2147483647";
        string[] arguments =
        [
            Path.Combine(package, "ProgramFlows.Functions.dll"),
            "--host", host.Host, "--port", $"{host.Port}", "--workerId", Id, "--requestId", request,
            "--grpcMaxMessageLength", longest, "--functions-uri", host.AbsoluteUri, "--functions-worker-id", Id,
            "--functions-request-id", request, "--functions-grpc-max-message-length", longest,
        ];
        var start = new ProcessStartInfo("bash", ["-c", Script, "worker", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = package;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _script = Process.Start(start)!;
        _said = SaidAsync();
    }

    /// <summary>The worker has ended; what it said on its way.</summary>
    public async Task<string> EndedAsync(CancellationToken cancellationToken)
    {
        await _script.WaitForExitAsync(cancellationToken);
        return $"The worker has ended with {_script.ExitCode}: {await _said}";
    }

    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        await _said;
        _script.Dispose();
    }

    private async Task<string> SaidAsync()
    {
        var errors = _script.StandardError.ReadToEndAsync();
        return await _script.StandardOutput.ReadToEndAsync() + await errors;
    }
}
