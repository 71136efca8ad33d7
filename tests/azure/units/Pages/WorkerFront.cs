using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Pages;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;
using Yarp.ReverseProxy.Forwarder;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>
/// Two web servers, as in Azure: the host in front, which forwards everything and names the invocation, and the worker
/// behind it with its fixed pipeline, in which the catch-all is the one endpoint.
/// </summary>
internal sealed class WorkerFront : IAsyncDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private readonly WebApplication _worker;
    private readonly WebApplication _front;
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private WorkerFront(WebApplication worker, WebApplication front) => (_worker, _front) = (worker, front);

    /// <summary>Where whoever asks finds it.</summary>
    public Uri Address => new(AddressOf(_front));

    /// <summary>How often the catch-all ran.</summary>
    public int Invocations { get; private set; }

    /// <summary>How many invocations have ended with an exception: failed ones, for the host.</summary>
    public int FailedInvocations { get; private set; }

    public static async Task<WorkerFront> StartAsync(
        Action<IServiceCollection> services, Action<IEndpointRouteBuilder>? pages = null)
    {
        var builder = NewServer();
        services(builder.Services);
        if (pages is not null)
        {
            builder.Services.AddSingleton(s => new PagesPipeline(s, pages));
        }

        builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.All);
        var worker = builder.Build();
        var front = NewServer(s => s.AddHttpForwarder()).Build();
        var fixture = new WorkerFront(worker, front);
        worker.UseForwardedHeaders();
        worker.UseRouting();
        worker.Use(fixture.GiveScopeAsync);
#pragma warning disable ASP0014 // The worker itself does it in this way.
        worker.UseEndpoints(e => e.Map("/{*path}", fixture.InvokeAsync).WithMetadata(new HttpMethodMetadata([])));
#pragma warning restore ASP0014
        await worker.StartAsync();

        // The host gives no Host header on and says where the request came from instead.
        front.Map("/{**path}", fixture.ForwardAsync);
        await front.StartAsync();
        return fixture;
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
    };

    /// <summary>The cookie of somebody who has signed in here a moment ago.</summary>
    public async Task<string> SessionOfAsync(string personId, TimeProvider clock)
    {
        var session = await _worker.Services.GetRequiredService<ISessionDesk>()
            .BeginAsync(new PersonId(personId), clock.GetUtcNow(), CancellationToken.None);
        return $"__Host-session={session.Token}";
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await _worker.DisposeAsync();
        _wire.Dispose();
    }

    private static WebApplicationBuilder NewServer(Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        return builder;
    }

    private static string AddressOf(WebApplication server) =>
        server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private async Task ForwardAsync(HttpContext context)
    {
        var forwarder = context.RequestServices.GetRequiredService<IHttpForwarder>();
        await forwarder.SendAsync(context, AddressOf(_worker), _wire, ForwarderRequestConfig.Empty, (_, request) =>
        {
            request.Headers.Host = null;
            request.Headers.TryAddWithoutValidation(InvocationHeader, Guid.NewGuid().ToString());
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "programflows.example.org");
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.17");
            return ValueTask.CompletedTask;
        });
    }

    private async Task GiveScopeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[InvocationHeader].Count == 0)
        {
            throw new InvalidOperationException("The host has not named the invocation.");
        }

        await using var scope = _worker.Services.CreateAsyncScope();
        context.Features.Set<IServiceProvidersFeature>(
            new RequestServicesFeature(context, null) { RequestServices = scope.ServiceProvider });
        await next(context);
    }

    private async Task InvokeAsync(HttpContext context)
    {
        if (++Invocations > 100)
        {
            throw new InvalidOperationException("The catch-all runs itself again and again.");
        }

        await using var client = new ScriptedClient();
        try
        {
            var pages = new WebPages(new Catalogue(), _worker.Services.GetRequiredService<PagesPipeline>());
            var result = await pages.AnswerAsync(context.Request, client);
            await result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
        }
        catch
        {
            FailedInvocations++;
            throw;
        }
    }
}
