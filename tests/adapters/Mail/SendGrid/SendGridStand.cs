using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProgramFlows.Adapters.Email;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Mail.SendGrid;

/// <summary>SendGrid's API on this machine, saying what a test has it say, and the carrier that sends there.</summary>
internal sealed class SendGridStand : IAsyncDisposable
{
    public const string ApiKey = "SG.planted-key.0123456789";
    public const string Id = "14c5d75ce93.dfd.64b469";

    private readonly WebApplication _server;
    private readonly ServiceProvider _services;

    private SendGridStand(WebApplication server, Func<SendGridOptions, SendGridOptions>? with)
    {
        _server = server;
        var options = new SendGridOptions
        {
            ApiKey = ApiKey,
            FromAddress = "networks@example.org",
            Host = new Uri(server.Urls.First()),
            Clock = Clock,
        };
        _services = new ServiceCollection().AddEmailSendGrid(with?.Invoke(options) ?? options).BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(Mailroom.Morning);

    public string Address => _server.Urls.First();

    public IMessageCarrier Carrier => _services.GetRequiredService<IMessageCarrier>();

    /// <summary>What is answered; a 202 unless a test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Accept;

    /// <summary>The requests that came whole.</summary>
    public List<(string Path, IHeaderDictionary Headers, JsonNode Body)> Asked { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SendGridStand> StartAsync(Func<SendGridOptions, SendGridOptions>? with = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        SendGridStand? stand = null;
        server.Run(context => stand!.TakeAsync(context));
        await server.StartAsync(Stop);
        return stand = new SendGridStand(server, with);
    }

    /// <summary>Takes the message on, as SendGrid does.</summary>
    public static Task Accept(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["X-Message-Id"] = Id;
        return Task.CompletedTask;
    }

    /// <summary>Refuses it in SendGrid's form.</summary>
    public static Func<HttpContext, Task> Refuse(int status, string body = "", params (string, string)[] headers) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.WriteAsync(body);
        };

    public static string Errors(params string[] fields) => new JsonObject
    {
        ["errors"] = new JsonArray([.. fields.Select(f => new JsonObject
        {
            ["message"] = "The address somying@example.org of สมหญิง ใจดี is not valid.",
            ["field"] = f,
            ["help"] = null,
        })]),
    }.ToJsonString();

    public Task<CarrierAnswer> SendAsync(ComposedMessage? message = null, CancellationToken? stop = null) =>
        Carrier.SendAsync(message ?? Mailroom.Message, stop ?? Stop);

    /// <summary>Sends a message that is answered so.</summary>
    public Task<CarrierAnswer> SendAsync(int status, string body = "", params (string, string)[] headers)
    {
        Answer = Refuse(status, body, headers);
        return SendAsync();
    }

    /// <summary>Nobody answers there any more.</summary>
    public Task CloseAsync() => _server.StopAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
        Asked.Add(($"{context.Request.Method} {context.Request.Path}", headers, body!));
        await Answer(context);
    }
}
