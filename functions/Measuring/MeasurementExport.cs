using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using ProgramFlows.Hosting.Measuring;

namespace ProgramFlows.Functions.Measuring;

/// <summary>Brings measurements to Application Insights.</summary>
/// <param name="meters">What collects them; none where nothing is sent.</param>
public sealed class MeasurementExport(IEnumerable<MeterProvider> meters)
{
    private const int LongestSending = 30_000;

    private readonly List<MeterProvider> _meters = [.. meters];

    /// <summary>
    /// Sends what has been measured, now: an instance may be frozen as soon as its function has returned, and would
    /// never come to send at leisure.
    /// </summary>
    /// <exception cref="IOException">It did not arrive.</exception>
    public void SendNow()
    {
        if (!_meters.TrueForAll(m => m.ForceFlush(LongestSending)))
        {
            throw new IOException(
                "Measurements did not reach Application Insights. Look at the way to it, and whether the app's "
                + "identity may publish there; alerts hear nothing meanwhile.");
        }
    }

    /// <summary>
    /// Puts the export together; without a connection string, as on a developer's machine, measurements stay inside.
    /// </summary>
    internal static void AddTo(IServiceCollection services, string? connectionString)
    {
        services.AddSingleton<MeasurementExport>();
        if (connectionString is not { Length: > 0 })
        {
            return;
        }

        services.Configure<AzureMonitorExporterOptions>(o => Configure(o, connectionString));
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .ConfigureResource(r => r.Clear().AddService("programflows", autoGenerateServiceInstanceId: false))
            .AddMeter(Gauges.MeterName)

            // Whatever a measurement is tagged with by mistake stays here.
            .AddView(_ => new MetricStreamConfiguration { TagKeys = [] })
            .AddAzureMonitorMetricExporter());
    }

    private static void Configure(AzureMonitorExporterOptions options, string connectionString)
    {
        options.ConnectionString = connectionString;

        // The next measurement says more than one that comes late, and the disk of an instance is nobody's.
        options.DisableOfflineStorage = true;

        // A token never travels in the clear: an address without TLS, a test's, is sent none.
        if (!connectionString.Contains("IngestionEndpoint=http://", StringComparison.OrdinalIgnoreCase))
        {
            options.Credential = new DefaultAzureCredential();
        }
    }
}
