using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProgramFlows.Tests.Infra;

/// <summary>
/// What host.json may say: names and values as the Functions host (4.x), the durable extension 3.19 and its backends
/// take them. The host itself passes over a name that it does not know, so a slip of the pen would go unnoticed.
/// </summary>
internal static class HostOptions
{
    private static readonly Dictionary<string, Func<JsonNode, bool>> Durable = new()
    {
        ["hubName"] = Matching("^(%[A-Z_]+%|[A-Za-z][A-Za-z0-9]{2,44})$"),
        ["defaultVersion"] = Matching(@"^\d+(\.\d+){1,3}$"),
        ["versionMatchStrategy"] = OneOf("None", "Strict", "CurrentOrOlder"),
        ["versionFailureStrategy"] = OneOf("Reject", "Fail"),
        ["maxConcurrentActivityFunctions"] = AtLeast(1),
        ["maxConcurrentOrchestratorFunctions"] = AtLeast(1),
        ["maxConcurrentEntityFunctions"] = AtLeast(1),
        ["maxEntityOperationBatchSize"] = AtLeast(1),
        ["maxOrchestrationActions"] = AtLeast(1),
        ["maxGrpcMessageSizeInBytes"] = AtLeast(1),
        ["grpcHttpClientTimeout"] = Lasting("00:00:01", "1.00:00:00"),
        ["localRpcEndpointEnabled"] = Flag,
        ["extendedSessionsEnabled"] = Flag,
        ["extendedSessionIdleTimeoutInSeconds"] = AtLeast(1),
        ["overridableExistingInstanceStates"] = OneOf("NonRunningStates", "AnyState"),
        ["useGracefulShutdown"] = Flag,
        ["throwStatusExceptionsOnRaiseEvent"] = Flag,
        ["useAppLease"] = Flag,
        ["storeInputsInOrchestrationHistory"] = Flag,
        ["httpSettings.defaultAsyncRequestSleepTimeMilliseconds"] = AtLeast(1),
        ["httpSettings.useForwardedHost"] = Flag,
        ["tracing.traceInputsAndOutputs"] = Flag,
        ["tracing.allowVerboseLinuxTelemetry"] = Flag,
        ["tracing.traceReplayEvents"] = Flag,
        ["tracing.distributedTracingEnabled"] = Flag,
        ["tracing.distributedTracingProtocol"] = OneOf("HttpCorrelationProtocol", "W3CTraceContext"),
        ["tracing.version"] = OneOf("None", "V1", "V2"),
        ["tracing.includeInstanceIdInOperationName"] = Flag,
    };

    private static readonly Dictionary<string, Func<JsonNode, bool>> AzureStorage = new()
    {
        ["type"] = OneOf("AzureStorage"),
        ["connectionName"] = Matching("^[A-Za-z][A-Za-z0-9_]*$"),
        ["controlQueueBatchSize"] = Within(1, 32),
        ["partitionCount"] = Within(1, 16),
        ["controlQueueBufferThreshold"] = Within(1, 1000),
        ["controlQueueVisibilityTimeout"] = Lasting("00:01:00", "01:00:00"),
        ["workItemQueueVisibilityTimeout"] = Lasting("00:01:00", "01:00:00"),
        ["trackingStoreConnectionName"] = Matching("^[A-Za-z][A-Za-z0-9_]*$"),
        ["trackingStoreNamePrefix"] = Matching("^[A-Za-z][A-Za-z0-9]{2,44}$"),
        ["fetchLargeMessagesAutomatically"] = Flag,
        ["maxQueuePollingInterval"] = Lasting("00:00:00.1", "01:00:00"),
        ["useLegacyPartitionManagement"] = Flag,
        ["useTablePartitionManagement"] = Flag,
        ["queueClientMessageEncoding"] = OneOf("UTF8", "Base64"),
        ["useInstanceTableEtag"] = Flag,
    };

    private static readonly Dictionary<string, Func<JsonNode, bool>> AzureManaged = new()
    {
        ["type"] = OneOf("azureManaged"),
        ["connectionStringName"] = Matching("^[A-Za-z][A-Za-z0-9_]*$"),
    };

    private static readonly Dictionary<string, Func<JsonNode, bool>> Host = new()
    {
        ["version"] = OneOf("2.0"),
        ["functionTimeout"] = Lasting("00:00:01", "10.00:00:00"),
        ["extensions.http.routePrefix"] = Matching("^[a-z]*$"),
        ["extensions.http.maxConcurrentRequests"] = AtLeast(1),
        ["extensions.http.maxOutstandingRequests"] = AtLeast(1),
        ["logging.applicationInsights.samplingSettings.isEnabled"] = Flag,
        ["logging.applicationInsights.samplingSettings.excludedTypes"] =
            Matching("^((Dependency|Event|Exception|PageView|Request|Trace)(;|$))+$"),
    };

    private static readonly Func<JsonNode, bool> LogLevel =
        OneOf("Trace", "Debug", "Information", "Warning", "Error", "Critical", "None");

    /// <summary>Every option of a host.json that is not known, or whose value is not taken.</summary>
    public static IReadOnlyList<string> Refused(JsonNode host) =>
        [
            .. Leaves(host, "")
                .Where(l => !IsTaken(host, l.Path, l.Value))
                .Select(l => $"{l.Path} = {l.Value.ToJsonString()}"),
        ];

    private static bool IsTaken(JsonNode host, string path, JsonNode value)
    {
        const string durable = "extensions.durableTask.";
        const string backend = durable + "storageProvider.";
        if (path.StartsWith("logging.logLevel.", StringComparison.Ordinal))
        {
            return LogLevel(value);
        }

        var scheduler = (string?)host["extensions"]?["durableTask"]?["storageProvider"]?["type"] == "azureManaged";
        var (table, name) =
            path.StartsWith(backend, StringComparison.Ordinal)
                ? (scheduler ? AzureManaged : AzureStorage, path[backend.Length..])
                : path.StartsWith(durable, StringComparison.Ordinal) ? (Durable, path[durable.Length..]) : (Host, path);
        return table.TryGetValue(name, out var takes) && takes(value);
    }

    private static IEnumerable<(string Path, JsonNode Value)> Leaves(JsonNode node, string path) =>
        node is JsonObject o
            ? o.SelectMany(
                p => Leaves(p.Value ?? JsonValue.Create("null"), path.Length == 0 ? p.Key : $"{path}.{p.Key}"))
            : [(path, node)];

    private static bool Flag(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static Func<JsonNode, bool> AtLeast(int least) => Within(least, int.MaxValue);

    private static Func<JsonNode, bool> Within(int least, int most) =>
        v => v is JsonValue j && j.TryGetValue<int>(out var n) && n >= least && n <= most;

    private static Func<JsonNode, bool> OneOf(params string[] values) =>
        v => v is JsonValue j && j.TryGetValue<string>(out var s) && values.Contains(s);

    private static Func<JsonNode, bool> Matching(string pattern) =>
        v => v is JsonValue j && j.TryGetValue<string>(out var s) && Regex.IsMatch(s, pattern);

    private static Func<JsonNode, bool> Lasting(string least, string most) =>
        v => v is JsonValue j
            && j.TryGetValue<string>(out var s)
            && TimeSpan.TryParseExact(s, "c", CultureInfo.InvariantCulture, out var t)
            && t >= TimeSpan.Parse(least, CultureInfo.InvariantCulture)
            && t <= TimeSpan.Parse(most, CultureInfo.InvariantCulture);
}
