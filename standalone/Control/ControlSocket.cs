using System.Net;
using System.Net.Sockets;
using System.Text;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Workflows.Operations;

namespace ProgramFlows.Standalone.Control;

/// <summary>
/// How operators reach the engine of a running installation: a socket in a folder of its folder, which only the user
/// who serves it can open. It is no network address.
/// </summary>
internal sealed class ControlSocket : IAsyncDisposable
{
    private const string FolderName = "control";
    private const string FileName = "socket";

    // What every system allows a socket's path.
    private const int LongestPath = 103;

    // A request with the longest id and a reason of some pages.
    private const int LongestRequest = 64 * 1024;

    // An orchestrator that listens has ended by then, unless it has much to clean up.
    private static readonly TimeSpan TimeToListen = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;

    private ControlSocket(WebApplication app) => _app = app;

    /// <summary>Opens the socket of a folder whose lock this process holds.</summary>
    /// <exception cref="IOException">The socket cannot be made.</exception>
    public static async Task<ControlSocket> OpenAsync(string folder, OrchestrationClient client, Action acceptClock)
    {
        var file = PathIn(folder);
        if (Encoding.UTF8.GetByteCount(file) > LongestPath)
        {
            throw new IOException(
                $"The path '{file}' is too long for a socket ({LongestPath} bytes). Use a folder with a shorter path.");
        }

        OwnerOnly.MakeFolder(Path.GetDirectoryName(file)!);
        OwnerOnly.Mend(Path.GetDirectoryName(file)!);
        File.Delete(file);
        var app = PagesServer.NewServer(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LongestRequest;
            kestrel.ListenUnixSocket(file);
        }).Build();
        app.MapPost("/", (HttpRequest request, CancellationToken token) => AnswerAsync(client, request, token));
        app.MapPost("/clock", acceptClock);
        await app.StartAsync().ConfigureAwait(false);
        if (!OperatingSystem.IsWindows())
        {
            // Its folder is closed to others already; this holds where somebody opens the folder.
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new ControlSocket(app);
    }

    /// <summary>Tells the process that serves a folder, if any does, that the clock is right.</summary>
    /// <returns>False when nobody serves it.</returns>
    public static async Task<bool> TryAcceptClockAsync(string folder, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, token) => ConnectAsync(folder, token) };
        using var http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost/") };
        try
        {
            using var answer = await http.PostAsync("/clock", content: null, cancellationToken).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
            return true;
        }
        catch (HttpRequestException e) when (e.InnerException is NobodyServesException)
        {
            return false;
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"The installation in '{folder}' could not be told: {e.Message} Look at its log.", e);
        }
    }

    /// <summary>Asks the process that serves a folder.</summary>
    /// <exception cref="IOException">Nobody serves it.</exception>
    public static async Task<ControlAnswer> AskAsync(
        string folder, ControlRequest request, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, token) => ConnectAsync(folder, token) };
        using var http = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://localhost/"),

            // Removing many instances takes its time; who waits can press Ctrl-C.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        try
        {
            using var answer = await http.PostAsJsonAsync("/", request, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
            {
                answer.EnsureSuccessStatusCode();
            }

            var said = await answer.Content.ReadFromJsonAsync<ControlAnswer>(cancellationToken).ConfigureAwait(false);
            return said!.Error is { } error ? throw new IOException(error) : said;
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as IOException ?? new IOException(
                $"The installation in '{folder}' could not do it: {e.Message} Look at its log, then try again.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FolderName, FileName);

    private static async ValueTask<Stream> ConnectAsync(string folder, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var address = new UnixDomainSocketEndPoint(PathIn(folder));
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
        {
            socket.Dispose();
            throw new NobodyServesException(
                $"Nobody serves '{folder}', so nothing can be changed there. Start 'serve --data {folder}' and try "
                + $"again.",
                e);
        }
    }

    private static async Task<IResult> AnswerAsync(
        OrchestrationClient client, HttpRequest http, CancellationToken cancellationToken)
    {
        try
        {
            using var text = new MemoryStream();
            await http.Body.CopyToAsync(text, cancellationToken).ConfigureAwait(false);
            return ControlRequest.TryRead(text.ToArray(), out var request, out var problem)
                ? Results.Ok(await DoAsync(client, request, cancellationToken).ConfigureAwait(false))
                : Refusal(problem);
        }
        catch (BadHttpRequestException)
        {
            return Refusal($"The request is longer than {LongestRequest:N0} bytes.");
        }
        catch (IOException e)
        {
            // The operator is told; the engine has told its log.
            return Results.Ok(new ControlAnswer(ControlResult.NotApplicable, Count: 0, e.Message));
        }
    }

    private static IResult Refusal(string problem) => Results.BadRequest(
        new ControlAnswer(ControlResult.NotApplicable, Count: 0, $"{problem} Nothing was changed."));

    private static async Task<ControlAnswer> DoAsync(
        OrchestrationClient client, ControlRequest request, CancellationToken cancellationToken)
    {
        var (operation, id, reason, before) = request;
        if (operation == ControlOperation.PurgeEnded)
        {
            var count = await client.PurgeEndedAsync(before!.Value, cancellationToken).ConfigureAwait(false);
            return new ControlAnswer(ControlResult.Done, count);
        }

        var years = new YearSteering(client);
        return operation switch
        {
            ControlOperation.Suspend => Of(await years.SuspendAsync(id!, reason, cancellationToken)
                .ConfigureAwait(false)),
            ControlOperation.Resume => Of(await years.ResumeAsync(id!, reason, cancellationToken)
                .ConfigureAwait(false)),
            ControlOperation.Terminate => Of(await years.TerminateAsync(id!, reason, cancellationToken)
                .ConfigureAwait(false)),
            ControlOperation.Cancel => await CancelAsync(client, id!, reason, cancellationToken)
                .ConfigureAwait(false),
            _ => new ControlAnswer(
                await (operation switch
                {
                    ControlOperation.Restart => client.RestartAsync(id!, cancellationToken),
                    ControlOperation.Rewind => client.RewindAsync(id!, reason, cancellationToken),
                    ControlOperation.Purge => client.PurgeAsync(id!, cancellationToken),
                    _ => throw new InvalidOperationException($"{operation} is done to no one instance."),
                }).ConfigureAwait(false),
                Count: 0),
        };
    }

    private static ControlAnswer Of(SteeringOutcome outcome) => new(outcome.Result, outcome.Cycles);

    /// <summary>Asks to end, and looks for a moment what comes of it: an instance need not listen.</summary>
    private static async Task<ControlAnswer> CancelAsync(
        OrchestrationClient client, string id, string reason, CancellationToken cancellationToken)
    {
        var years = new YearSteering(client);
        var (result, cycles, _) = await years.CancelAsync(id, reason, cancellationToken).ConfigureAwait(false);
        if (result != ControlResult.Done && cycles == 0)
        {
            return new ControlAnswer(result, Count: 0);
        }

        using var moment = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        moment.CancelAfter(TimeToListen);
        try
        {
            await client.WaitForCompletionAsync(id, moment.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It goes on, and the answer says so.
        }

        var state = await client.GetAsync(id, cancellationToken).ConfigureAwait(false);
        var underWay = await years.UnderWayAsync(id, cancellationToken).ConfigureAwait(false);
        return new ControlAnswer(
            result, cycles, Error: null, GoesOn: (state?.HasEnded == false ? 1 : 0) + underWay);
    }
}
