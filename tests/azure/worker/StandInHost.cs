using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProgramFlows.Tests.FunctionsHost.Protocol;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>
/// Stands in for the Functions host: starts the published worker, learns its functions, loads them, and invokes them
/// when it is told to. It has no triggers and no extensions of its own.
/// </summary>
internal sealed class StandInHost : IAsyncDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private readonly WorkerStream _stream = new();
    private readonly WebApplication _front;
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WorkerProcess? _worker;

    private StandInHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o => o.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(_stream);
        _front = builder.Build();
        _front.MapGrpcService<WorkerStream>();
    }

    /// <summary>The worker's functions, as it tells them.</summary>
    public IReadOnlyDictionary<string, RpcFunctionMetadata> Functions { get; private set; } = null!;

    /// <summary>What the worker wanted to have logged.</summary>
    public IReadOnlyCollection<RpcLog> Logged => _stream.Logged;

    /// <summary>Starts the worker and loads all its functions.</summary>
    /// <param name="package">The folder of the package.</param>
    /// <param name="folder">Where the worker is started.</param>
    /// <param name="settings">The settings of the app.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StandInHost> StartAsync(
        string package,
        string folder,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken)
    {
        var host = new StandInHost();
        try
        {
            await host._front.StartAsync(cancellationToken);
            var address = host._front.Services.GetRequiredService<IServer>().Features
                .Get<IServerAddressesFeature>()!.Addresses.First();
            host._worker = new WorkerProcess(package, folder, new Uri(address), settings);
            await host.MeetAsync(package, cancellationToken);
            await host.LoadAsync(package, cancellationToken);

            // A worker calls before its web server listens. The real host tries again until it does.
            await host._stream.Started.WaitAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Invokes a function.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="trigger">What its trigger gives it.</param>
    /// <param name="client">What a durable client is made of; null for functions without one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvocationFailedException">It failed.</exception>
    public Task<TypedData?> InvokeAsync(
        string function, TypedData trigger, string? client, CancellationToken cancellationToken) =>
        InvokeAsync(Guid.NewGuid().ToString(), function, trigger, client, cancellationToken);

    /// <summary>Hands a request on to the worker's own address, while its invocation is under way.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string function, HttpRequestMessage request, string client, CancellationToken cancellationToken)
    {
        var invocation = Guid.NewGuid().ToString();
        request.Headers.Add(InvocationHeader, invocation);
        var invoked = InvokeAsync(
            invocation, function, new TypedData { Http = new RpcHttp() }, client, cancellationToken);
        var response = await _http.SendAsync(request, cancellationToken);
        await invoked;
        return response;
    }

    /// <summary>Tells the worker to end, as a host does that is going to; what the worker said on its way.</summary>
    public Task<string> EndAsync(CancellationToken cancellationToken)
    {
        _stream.Tell(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });
        return _worker!.EndedAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        await _front.DisposeAsync();
    }

    private async Task MeetAsync(string package, CancellationToken cancellationToken)
    {
        var ended = _worker!.EndedAsync(cancellationToken);
        if (await Task.WhenAny(_stream.Began, ended) == ended)
        {
            throw new InvalidOperationException(await ended);
        }

        var began = await _stream.AskAsync(
            new StreamingMessage
            {
                WorkerInitRequest = new WorkerInitRequest
                {
                    HostVersion = "4.1045.200",
                    WorkerDirectory = package,
                    FunctionAppDirectory = package,
                },
            },
            cancellationToken);
        Check(began.WorkerInitResponse.Result);
        _http.BaseAddress = new Uri(began.WorkerInitResponse.Capabilities["HttpUri"]);
    }

    private async Task LoadAsync(string package, CancellationToken cancellationToken)
    {
        var told = await _stream.AskAsync(
            new StreamingMessage
            {
                FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = package },
            },
            cancellationToken);
        Check(told.FunctionMetadataResponse.Result);
        Functions = told.FunctionMetadataResponse.FunctionMetadataResults.ToDictionary(f => f.Name);
        foreach (var function in Functions.Values)
        {
            var loaded = await _stream.AskAsync(
                new StreamingMessage
                {
                    FunctionLoadRequest =
                        new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
                },
                cancellationToken);
            Check(loaded.FunctionLoadResponse.Result);
        }
    }

    private async Task<TypedData?> InvokeAsync(
        string invocation, string function, TypedData trigger, string? client, CancellationToken cancellationToken)
    {
        var request = new InvocationRequest
        {
            InvocationId = invocation,
            FunctionId = Functions[function].FunctionId,
            TraceContext = new RpcTraceContext { TraceParent = $"00-{Guid.NewGuid():N}-{1:x16}-00" },
        };
        foreach (var raw in Functions[function].RawBindings)
        {
            var binding = JsonNode.Parse(raw)!;
            request.InputData.Add(new ParameterBinding
            {
                Name = (string)binding["name"]!,
                Data = (string)binding["type"]! == "durableClient" ? new TypedData { String = client } : trigger,
            });
        }

        var answer = await _stream.AskAsync(
            new StreamingMessage { InvocationRequest = request }, cancellationToken);
        Check(answer.InvocationResponse.Result);
        return answer.InvocationResponse.ReturnValue;
    }

    private static void Check(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new InvocationFailedException(
                $"{result.Exception?.Message}\n{result.Exception?.Type}\n{result.Exception?.StackTrace}");
        }
    }
}
