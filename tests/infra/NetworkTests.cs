using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>With a private network, what the app uses is reached from nowhere else.</summary>
public sealed class NetworkTests(Ground ground)
{
    [Fact]
    public async Task Behind_a_private_network_storage_vault_and_database_are_closed_to_the_internet()
    {
        var forecast = await ground.OfAsync("prod");
        var closed = forecast.Of("Microsoft.Storage/storageAccounts")
            .Concat(forecast.Of("Microsoft.KeyVault/vaults"))
            .ToList();

        Assert.Equal(3, closed.Count);
        Assert.All(closed, r => Assert.Equal("Disabled", r.Text("publicNetworkAccess")));
        Assert.All(closed, r => Assert.Equal("Deny", r.Text("networkAcls.defaultAction")));
        Assert.Equal(
            "Disabled",
            forecast.The("Microsoft.DBforPostgreSQL/flexibleServers").Text("network.publicNetworkAccess"));
        Assert.Empty(forecast.Of("Microsoft.DBforPostgreSQL/flexibleServers/firewallRules"));
    }

    [Fact]
    public async Task Behind_a_private_network_each_of_them_has_a_way_in_and_a_name()
    {
        var forecast = await ground.OfAsync("prod");
        var ways = forecast.Of("Microsoft.Network/privateEndpoints")
            .Select(e => e["privateLinkServiceConnections"]![0]!)
            .Select(c => $"{KindOf((string)c["properties"]!["privateLinkServiceId"]!)}: "
                + (string)c["properties"]!["groupIds"]![0]!);

        Assert.Equal(
            [
                "flexibleServers: postgresqlServer", "storageAccounts: blob", "storageAccounts: blob",
                "storageAccounts: queue", "storageAccounts: table", "vaults: vault",
            ],
            ways.Order(StringComparer.Ordinal));
        Assert.Equal(6, forecast.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count());
        Assert.Equal(5, forecast.Of("Microsoft.Network/privateDnsZones").Count());
        Assert.Equal(5, forecast.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count());
    }

    [Fact]
    public async Task Behind_a_private_network_the_app_goes_out_through_a_subnet_of_its_own()
    {
        var forecast = await ground.OfAsync("prod");
        var subnets = forecast.The("Microsoft.Network/virtualNetworks")["subnets"]!.AsArray();
        var app = Assert.Single(subnets, s => (string?)s!["name"] == "app")!;

        Assert.Equal(
            "Microsoft.App/environments",
            (string?)app["properties"]!["delegations"]![0]!["properties"]!["serviceName"]);
        Assert.NotNull(forecast.The("Microsoft.Web/sites")["virtualNetworkSubnetId"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    public async Task Without_one_nothing_of_it_is_made(string environment)
    {
        var forecast = await ground.OfAsync(environment);

        Assert.DoesNotContain(
            forecast.Resources, r => r.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.Null(forecast.The("Microsoft.Web/sites")["virtualNetworkSubnetId"]);
    }

    private static string KindOf(string id) => id.Split('/')[^2];
}
