using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Functions.Pages;
using ProgramFlows.Tests.Functions.Doubles;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Commands;
using Xunit;

namespace ProgramFlows.Tests.Functions.Pages;

/// <summary>The pages behind the host and the worker, over HTTP.</summary>
public sealed class PagesTests : IAsyncDisposable
{
    private const int ThirtyMegabytes = 30_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly Store _store = Store.Open(new StoreOptions());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_and_its_style_are_served_and_what_is_nowhere_is_not_found()
    {
        await using var front = await StartAsync();
        using var client = front.NewClient();
        var page = await client.GetAsync("/?lang=en", Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Honest Society</title>", text, StringComparison.Ordinal);

        using var head = new HttpRequestMessage(HttpMethod.Head, "/");
        var answered = await client.SendAsync(head, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Empty(await answered.Content.ReadAsByteArrayAsync(Cancellation));

        using var options = new HttpRequestMessage(HttpMethod.Options, "/");
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(options, Cancellation)).StatusCode);

        var style = await client.GetAsync(
            Regex.Match(text, @"/assets/pages\.[0-9a-f]+\.css").Value, Cancellation);
        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(House.Root, "web/Layout/Assets/pages.css"), Cancellation),
            await style.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/nowhere/at/all", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/demo", Cancellation)).StatusCode);
        Assert.Equal((6, 0), (front.Invocations, front.FailedInvocations));
    }

    [Fact]
    public async Task Every_method_reaches_its_page_and_its_own_parts_of_the_path()
    {
        await using var front = await StartAsync(routes => routes.MapMethods(
            "/tasks/{id}/{part}", ["GET", "POST", "PUT", "DELETE", "OPTIONS"], (HttpRequest request, string id) =>
                $"{request.Method} {id} {request.RouteValues.Count}"));
        using var client = front.NewClient();
        foreach (var method in (string[])["GET", "POST", "PUT", "DELETE", "OPTIONS"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/tasks/17/form");
            using var response = await client.SendAsync(request, Cancellation);
            Assert.Equal($"{method} 17 2", await response.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Pages_know_the_address_asked_for_and_believe_no_header_of_identity()
    {
        await using var front = await StartAsync(routes => routes.MapGet("/who", (HttpRequest request) =>
            $"{request.Scheme}://{request.Host}{request.Path} '{request.Headers["X-MS-CLIENT-PRINCIPAL"]}"
            + $"{request.Headers["x-ms-token-aad-id-token"]}'"));
        using var client = front.NewClient();
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", "eyJhdXRoX3R5cCI6ImFhZCJ9");
        client.DefaultRequestHeaders.Add("x-ms-token-aad-id-token", "token");

        Assert.Equal("https://programflows.example.org/who ''", await client.GetStringAsync("/who", Cancellation));
    }

    [Theory]
    [InlineData("", 200, "localhost")]
    [InlineData("programflows.example.org:8080", 200, "programflows.example.org:8080")]
    [InlineData("[::1]:5080", 200, "[::1]:5080")]
    [InlineData("a b", 400, "")]
    [InlineData("a:99999", 400, "")]
    [InlineData("[zz]", 400, "")]
    [InlineData("xn--", 400, "")]
    public async Task A_host_that_is_no_name_is_refused_and_who_names_none_gets_one(
        string host, int status, string seen)
    {
        await using var program = new ProgramHost();
        var pipeline = new PagesPipeline(
            program.Services, routes => routes.MapGet("/who", (HttpRequest request) => $"{request.Host}"));
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = program.Services };
        (context.Request.Method, context.Request.Path, context.Response.Body) = ("GET", "/who", body);
        context.Request.Headers.Host = host;

        await pipeline.RunAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(seen, status == 200 ? System.Text.Encoding.UTF8.GetString(body.ToArray()) : string.Empty);
    }

    [Fact]
    public async Task An_answer_can_be_read_while_it_is_written()
    {
        var read = new TaskCompletionSource();
        await using var front = await StartAsync(routes => routes.MapGet("/slow", async (HttpResponse response) =>
        {
            await response.WriteAsync("first ");
            await response.Body.FlushAsync();
            await read.Task;
            await response.WriteAsync("rest");
        }));
        using var client = front.NewClient();
        using var response = await client.GetAsync("/slow", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var first = new byte[6];
        await body.ReadExactlyAsync(first, Cancellation);
        Assert.Equal("first "u8.ToArray(), first);
        read.SetResult();
        using var reader = new StreamReader(body);

        Assert.Equal("rest", await reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_of_thirty_megabytes_arrives_whole()
    {
        await using var front = await StartAsync(routes => routes.MapPost("/upload", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            await using var file = form.Files[0].OpenReadStream();
            var sum = await System.Security.Cryptography.SHA256.HashDataAsync(file);
            return $"{form["note"]} {form.Files[0].Length} {Convert.ToHexString(sum)}";
        }));
        var bytes = new byte[ThirtyMegabytes - 2_000];
        new Random(17).NextBytes(bytes);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("รายงาน"), "note" },
            { content, "file", "r.pdf" },
        };
        using var client = front.NewClient();
        using var response = await client.PostAsync("/upload", form, Cancellation);

        Assert.Equal(
            $"รายงาน {bytes.Length} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Cookies_and_redirections_pass_as_they_are()
    {
        await using var front = await StartAsync(routes => routes.MapPost("/sign-in", (HttpResponse response) =>
        {
            response.Cookies.Append("a", "1", new CookieOptions { Secure = true, HttpOnly = true });
            response.Cookies.Append("b", "2");
            return Results.LocalRedirect("/tasks?done=1");
        }));
        using var client = front.NewClient();
        using var response = await client.PostAsync("/sign-in", null, Cancellation);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/tasks?done=1", response.Headers.Location?.OriginalString);
        Assert.Equal(["a=1; path=/; secure; httponly", "b=2; path=/"], response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_with_it_taken()
    {
        await using var front = await StartAsync(routes =>
        {
            routes.MapGet("/form", (HttpContext context, Microsoft.AspNetCore.Antiforgery.IAntiforgery tokens) =>
                tokens.GetAndStoreTokens(context).RequestToken);
            routes.MapPost("/form", async (HttpRequest request) => $"taken {(await request.ReadFormAsync())["note"]}")
                .WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
        });
        using var client = front.NewClient();
        using var asked = await client.GetAsync("/form", Cancellation);
        var token = await asked.Content.ReadAsStringAsync(Cancellation);
        var cookie = asked.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var bare = await client.PostAsync("/form", Form([]), Cancellation);
        using var full = new HttpRequestMessage(HttpMethod.Post, "/form")
        {
            Content = Form(new() { ["__RequestVerificationToken"] = token }),
            Headers = { { "Cookie", cookie } },
        };
        using var taken = await client.SendAsync(full, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal("taken ก", await taken.Content.ReadAsStringAsync(Cancellation));

        static FormUrlEncodedContent Form(Dictionary<string, string> fields) =>
            new([.. fields, new KeyValuePair<string, string>("note", "ก")]);
    }

    [Fact]
    public async Task A_page_that_fails_says_so_and_the_invocation_has_not_failed()
    {
        await using var front = await StartAsync(routes =>
        {
            routes.MapGet("/fails", string () => throw new InvalidOperationException("a secret of ours"));
            routes.MapGet("/too-large", string () => throw new BadHttpRequestException("too large", 413));
            routes.MapGet("/fails-late", async (HttpResponse response) =>
            {
                await response.WriteAsync("half");
                await response.Body.FlushAsync();
                throw new InvalidOperationException("late");
            });
        });
        using var client = front.NewClient();
        using var failed = await client.GetAsync("/fails?lang=en", Cancellation);
        var text = await failed.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("try again", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, (await client.GetAsync("/too-large", Cancellation)).StatusCode);

        Assert.False(await LooksCompleteAsync(client, "/fails-late"));
        Assert.Equal(0, front.FailedInvocations);
    }

    [Fact]
    public async Task Whoever_leaves_before_the_answer_stops_the_work()
    {
        var begun = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var front = await StartAsync(routes => routes.MapGet("/long", async (HttpContext context) =>
        {
            using var registration = context.RequestAborted.Register(stopped.SetResult);
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }));
        using var client = front.NewClient();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asked = client.GetAsync("/long", leaving.Token);
        await begun.Task.WaitAsync(Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await stopped.Task.WaitAsync(Cancellation);

        // The next one is served: nothing was left behind.
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/nowhere", Cancellation)).StatusCode);
        Assert.Equal(0, front.FailedInvocations);
    }

    [Fact]
    public async Task What_a_command_has_left_is_raised_at_once_and_trouble_with_that_is_not_the_commands()
    {
        var outbox = new ScriptedOutbox();
        var front = await StartAsync(
            routes => routes.MapMethods("/do", ["GET", "POST"], () => "done"), s => s.AddSingleton<IOutbox>(outbox));
        await using (front)
        {
            using var client = front.NewClient();
            await client.GetStringAsync("/do", Cancellation);
            foreach (var isAway in (bool[])[false, true])
            {
                outbox.IsAway = isAway;
                using var done = await client.PostAsync("/do", null, Cancellation);
                Assert.Equal(HttpStatusCode.OK, done.StatusCode);
                await outbox.NextLookAsync(Cancellation);
            }
        }

        Assert.Equal((2, 0), (outbox.Looks, front.FailedInvocations));
    }

    [Fact]
    public async Task Services_of_a_request_are_those_of_its_invocation()
    {
        await using var front = await StartAsync(routes => routes.MapGet(
            "/client", (ProgramFlows.Engine.Contract.OrchestrationClient one, HttpContext context) =>
                ReferenceEquals(
                    one,
                    context.RequestServices.GetRequiredService<ProgramFlows.Engine.Contract.OrchestrationClient>())));
        using var client = front.NewClient();

        Assert.Equal("true", await client.GetStringAsync("/client", Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Whoever is in between may have seen the beginning of an answer that broke off, or nothing.</summary>
    private static async Task<bool> LooksCompleteAsync(HttpClient client, string path)
    {
        try
        {
            using var response = await client.GetAsync(path, Cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<WorkerFront> StartAsync(
        Action<IEndpointRouteBuilder>? pages = null, Action<IServiceCollection>? services = null) =>
        WorkerFront.StartAsync(
            s =>
            {
                s.AddProgramFlows(ProgramHost.Settings(_folder.Path), _store);
                services?.Invoke(s);
            },
            pages);
}
