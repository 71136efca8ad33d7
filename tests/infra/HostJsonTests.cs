using System.Text.Json.Nodes;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.Infra;

/// <summary>host.json says only what the host understands, and says the same for both backends.</summary>
public sealed class HostJsonTests
{
    private const string OnStorage = "host.json";
    private const string OnScheduler = "infra/host.scheduler.json";

    [Theory]
    [InlineData(OnStorage)]
    [InlineData(OnScheduler)]
    public void Every_option_is_known_and_within_its_range(string file) =>
        Assert.Empty(HostOptions.Refused(Read(file)));

    [Theory]
    [InlineData("extensions.durableTask", "hubname")]
    [InlineData("extensions.durableTask", "maxConcurrentActivityFunction")]
    [InlineData("extensions.durableTask.storageProvider", "connectionStringName")]
    [InlineData("extensions.durableTask.tracing", "traceInputs")]
    [InlineData("extensions", "durabletask2")]
    public void A_slip_of_the_pen_is_found(string parent, string name)
    {
        var host = Read(OnStorage);
        At(host, parent)[name] = "x";

        Assert.Single(HostOptions.Refused(host));
    }

    [Theory]
    [InlineData("partitionCount", "0")]
    [InlineData("partitionCount", "17")]
    [InlineData("partitionCount", "\"4\"")]
    [InlineData("controlQueueVisibilityTimeout", "\"00:00:59\"")]
    [InlineData("controlQueueBufferThreshold", "1001")]
    [InlineData("maxQueuePollingInterval", "\"soon\"")]
    [InlineData("useTablePartitionManagement", "\"true\"")]
    public void A_value_out_of_its_range_is_found(string option, string value)
    {
        var host = Read(OnStorage);
        At(host, "extensions.durableTask.storageProvider")[option] = JsonNode.Parse(value);

        Assert.StartsWith(
            $"extensions.durableTask.storageProvider.{option} = ",
            Assert.Single(HostOptions.Refused(host)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Both_backends_have_the_same_host_but_for_where_histories_are_kept()
    {
        var (storage, scheduler) = (Read(OnStorage), Read(OnScheduler));
        foreach (var host in new[] { storage, scheduler })
        {
            Assert.True(At(host, "extensions.durableTask").Remove("storageProvider"));
        }

        Assert.True(JsonNode.DeepEquals(storage, scheduler));
    }

    [Fact]
    public void The_scheduler_is_found_by_the_setting_that_the_ground_makes() => Assert.Equal(
        "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
        (string?)At(Read(OnScheduler), "extensions.durableTask.storageProvider")["connectionStringName"]);

    [Fact]
    public void Pages_stand_at_the_root_of_the_site() =>
        Assert.Equal("", (string?)At(Read(OnStorage), "extensions.http")["routePrefix"]);

    [Fact]
    public void What_people_write_does_not_go_into_traces() =>
        Assert.False((bool)At(Read(OnStorage), "extensions.durableTask.tracing")["traceInputsAndOutputs"]!);

    [Fact]
    public void An_activity_can_finish_before_another_worker_takes_it() => Assert.True(
        TimeSpan.Parse(
            (string)At(Read(OnStorage), "extensions.durableTask.storageProvider")["workItemQueueVisibilityTimeout"]!,
            System.Globalization.CultureInfo.InvariantCulture) >= TimeSpan.FromMinutes(5));

    /// <summary>A worker takes instances of its own version and older ones.</summary>
    [Fact]
    public void The_version_of_the_host_is_the_newest_of_its_orchestrators() => Assert.Equal(
        ProgrammeCatalogue.Create().Orchestrators.Values.Select(o => Version.Parse(o.Version)).Max(),
        Version.Parse((string)At(Read(OnStorage), "extensions.durableTask")["defaultVersion"]!));

    private static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(House.Root, file)))!.AsObject();

    private static JsonObject At(JsonNode host, string path) =>
        path.Split('.').Aggregate(host, (node, name) => node[name]!).AsObject();
}
