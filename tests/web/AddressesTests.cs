using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>What holds of every address of the pages, also of those that are to come.</summary>
public sealed class AddressesTests
{
    [Fact]
    public async Task Every_address_says_whom_it_is_for_and_every_form_is_to_be_proved_ours()
    {
        await using var stage = await SiteStage.StartAsync(SmallYear.Programme, SmallYear.Roster);
        var all = stage.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.NotEmpty(all);
        Assert.All(all, e => Assert.True(e.Metadata.GetMetadata<Audience>() is not null, e.DisplayName));
        Assert.All(
            all.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST")
                && e.Metadata.GetMetadata<Audience>() != Audience.Machines),
            e => Assert.True(
                e.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }, e.DisplayName));

        // What machines send has no form to prove; each of these proves what is sent in a way of its own.
        Assert.Equal(
            ["/stop-mails/{key}", "/webhooks/{carrier}"],
            all.Where(e => e.Metadata.GetMetadata<Audience>() == Audience.Machines)
                .Select(e => e.RoutePattern.RawText));
    }
}
