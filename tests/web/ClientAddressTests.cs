using System.Net;
using ProgramFlows.Workflows.SignIn;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>Whose requests are counted together: a client's, whose address only a named proxy can say.</summary>
public sealed class ClientAddressTests
{
    private static readonly SignInSettings OneAnHour = new() { MostRequestsOfNetwork = 1 };

    [Fact]
    public async Task Behind_a_named_proxy_each_client_is_counted_for_itself()
    {
        await using var stage = await StartAsync("127.0.0.1/32");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            [
                await AskAsync(stage, "198.51.100.1"), await AskAsync(stage, "198.51.100.2"),

                // What a client says of itself stands before what the proxy says of it.
                await AskAsync(stage, "203.0.113.9, 198.51.100.1"),
            ]);
    }

    [Fact]
    public async Task Where_no_proxy_is_named_nobody_is_believed()
    {
        await using var stage = await StartAsync("192.0.2.1/32");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            [await AskAsync(stage, "198.51.100.1"), await AskAsync(stage, "198.51.100.2")]);
    }

    private static Task<RealStage> StartAsync(string proxy) => RealStage.StartAsync(settings => settings with
    {
        SignIn = OneAnHour,
        Proxies = [IPNetwork.Parse(proxy)],
    });

    private static async Task<HttpStatusCode> AskAsync(RealStage stage, string client)
    {
        using var browser = new PlainBrowser(stage.Address, ("X-Forwarded-For", client));
        await RealStage.AskAsync(browser, "somebody@example.org");
        return browser.Status;
    }
}
