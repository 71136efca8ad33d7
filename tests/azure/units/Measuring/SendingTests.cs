using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using ProgramFlows.Functions.Measuring;
using ProgramFlows.Hosting.Measuring;
using ProgramFlows.Tests.Functions.Doubles;
using Xunit;

namespace ProgramFlows.Tests.Functions.Measuring;

/// <summary>How measurements leave: at once, once, as the app itself, and with nothing but a number.</summary>
[Collection("Whatever is measured in this process is heard by all who listen")]
public sealed class SendingTests
{
    private static readonly string[] All =
        ["measure-outbox", "measure-messages", "measure-instances", "measure-archive"];

    [Fact]
    public async Task A_measurement_is_sent_once_and_silence_after_it_is_silence()
    {
        await using var lookout = await Lookout.OpenAsync();
        await lookout.MeasureAsync("measure-outbox");

        lookout.Host.Services.GetRequiredService<MeasurementExport>().SendNow();
        await lookout.MeasureAsync("measure-archive");

        Assert.Equal(
            ["programflows.outbox.lag", "programflows.archive.unprotected"],
            lookout.Insights.Numbers.Select(n => n.Name));
    }

    [Fact]
    public async Task Only_numbers_leave_and_the_name_of_the_app_and_of_the_machine_it_runs_on()
    {
        await using var lookout = await Lookout.OpenAsync();
        foreach (var function in All)
        {
            await lookout.MeasureAsync(function);
        }

        Assert.All(lookout.Insights.Arrived, a =>
        {
            Assert.Equal("MetricData", (string?)a["data"]!["baseType"]);
            Assert.Empty(a["data"]!["baseData"]!["properties"]?.AsObject() ?? []);
            Assert.Equal(
                ["ai.cloud.role", "ai.cloud.roleInstance", "ai.internal.sdkVersion"],
                a["tags"]!.AsObject().Where(t => t.Value is not null).Select(t => t.Key).Order(StringComparer.Ordinal));
            Assert.Equal("programflows", (string?)a["tags"]!["ai.cloud.role"]);
        });
    }

    [Fact]
    public async Task What_a_measurement_is_tagged_with_by_mistake_stays_inside()
    {
        await using var lookout = await Lookout.OpenAsync();
        lookout.Host.Services.GetRequiredService<MeterProvider>();
        using var meter = new Meter(Gauges.MeterName);
        meter.CreateGauge<long>("slip").Record(1, new KeyValuePair<string, object?>("network", "500101"));

        lookout.Host.Services.GetRequiredService<MeasurementExport>().SendNow();

        var slip = Assert.Single(lookout.Insights.Arrived);
        Assert.DoesNotContain("500101", slip.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    public async Task What_does_not_arrive_fails_the_function_so_that_the_log_hears_of_it(int answer)
    {
        await using var lookout = await Lookout.OpenAsync();
        lookout.Insights.Answer = answer;

        var error = await Assert.ThrowsAsync<IOException>(() => lookout.MeasureAsync("measure-outbox"));

        Assert.StartsWith("Measurements did not reach Application Insights.", error.Message);
    }

    [Fact]
    public async Task Without_an_address_all_is_measured_and_nothing_sent()
    {
        await using var lookout = await Lookout.OpenAsync(isSent: false);
        foreach (var function in All)
        {
            await lookout.MeasureAsync(function);
        }

        Assert.Empty(lookout.Host.Services.GetServices<MeterProvider>());
        Assert.Empty(lookout.Insights.Authorizations);
    }

    [Fact]
    public async Task An_address_with_TLS_is_given_a_token_and_one_without_is_not()
    {
        await using var insights = await Insights.OpenAsync(guarded: true);
        using var trusting = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        };
        TokenCredential? own = null;
        await using var host = new ProgramHost(insights.ConnectionString, services => services
            .PostConfigureAll<AzureMonitorExporterOptions>(o =>
            {
                (own, o.Credential) = (o.Credential, new OneToken());
                o.Transport = new HttpClientTransport(trusting);
            }));
        host.Services.GetRequiredService<MeterProvider>();
        host.Services.GetRequiredService<Gauges>().OutboxLag.Record(1);
        host.Services.GetRequiredService<MeasurementExport>().SendNow();

        Assert.IsType<DefaultAzureCredential>(own);
        Assert.Equal(["Bearer for https://monitor.azure.com//.default"], insights.Authorizations);

        await using var lookout = await Lookout.OpenAsync();
        await lookout.MeasureAsync("measure-outbox");
        Assert.Equal([""], lookout.Insights.Authorizations);
    }

    private sealed class OneToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"for {requestContext.Scopes[0]}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
