using System.Diagnostics;
using System.Text.Json.Nodes;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>The package as it is published: what the host finds in it before any code of ours runs.</summary>
public sealed class PackageTests(PackageTests.Published package) : IClassFixture<PackageTests.Published>
{
    /// <summary>The key is what a trigger's binding is called by the host.</summary>
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["orchestrationTrigger"] = [.. ProgrammeCatalogue.Create().Orchestrators.Keys],
        ["activityTrigger"] = [.. ProgrammeCatalogue.Create().Activities.Keys],
        ["timerTrigger"] =
        [
            "blocked", "codes", "evidence", "measure-archive", "measure-instances", "measure-messages",
            "measure-outbox", "outbox", "years",
        ],
        ["httpTrigger"] = ["web"],
    };

    [Fact]
    public void The_host_is_told_of_each_function_with_its_trigger_and_of_no_other() =>
        Assert.Equal(
            Expected.SelectMany(e => e.Value.Select(name => $"{name} {e.Key}")).Order(StringComparer.Ordinal),
            Functions().Select(f => $"{f["name"]} {TriggerOf(f)["type"]}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_function_that_works_with_instances_and_is_none_is_bound_to_a_client() =>
        Assert.All(Functions(), f => Assert.Equal(
            (string)TriggerOf(f)["type"]! == "orchestrationTrigger"
                || (string)f["name"]! is "codes" or "evidence"
                or "measure-archive" or "measure-messages" or "measure-outbox" ? 0 : 1,
            BindingsOf(f).Count(b => (string)b["type"]! == "durableClient")));

    [Fact]
    public void The_pages_take_every_path_and_every_method_and_no_key()
    {
        var trigger = TriggerOf(Functions().Single(f => (string)f["name"]! == "web"));

        Assert.Equal("{*path}", (string?)trigger["route"]);
        Assert.Equal("Anonymous", (string?)trigger["authLevel"]);
        Assert.Null(trigger["methods"]);
    }

    [Fact]
    public void The_hosts_part_of_durable_task_is_in_it()
    {
        var extensions = JsonNode.Parse(File.ReadAllText(package.PathOf("extensions.json")))!["extensions"]!.AsArray();
        var durable = extensions.Single(e => (string)e!["name"]! == "DurableTask")!;

        Assert.True(File.Exists(package.PathOf((string)durable["hintPath"]!)));
    }

    [Theory]
    [InlineData("ProgramFlows.Functions.dll")]
    [InlineData("worker.config.json")]
    [InlineData("programs/honest-society-2570.yaml")]
    [InlineData("programs/places/subdistricts.csv")]
    public void It_has_what_the_app_reads_at_its_start(string file) => Assert.True(File.Exists(package.PathOf(file)));

    [Fact]
    public void It_has_the_host_json_of_its_backend_and_no_settings_of_a_developer()
    {
        Assert.Equal(
            File.ReadAllText(Path.Combine(House.Root, "host.json")), File.ReadAllText(package.PathOf("host.json")));
        Assert.False(File.Exists(package.PathOf("local.settings.json")));
    }

    [Fact]
    public async Task For_a_scheduler_it_has_the_other_host_json_and_the_schedulers_part_of_the_host()
    {
        var (exitCode, said) = await MsBuildAsync(
            "-property:DurableBackend=scheduler", "-getProperty:HostJson", "-getItem:PackageReference");
        var evaluated = JsonNode.Parse(said)!;

        Assert.Equal(0, exitCode);
        Assert.Equal("../infra/host.scheduler.json", (string?)evaluated["Properties"]!["HostJson"]);
        Assert.Contains(
            "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged",
            evaluated["Items"]!["PackageReference"]!.AsArray().Select(p => (string?)p!["Identity"]));
    }

    [Fact]
    public async Task A_backend_that_there_is_not_is_refused_with_those_there_are()
    {
        var (exitCode, said) = await MsBuildAsync("-property:DurableBackend=netherite", "-target:RefuseUnknownBackend");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("PF0001: DurableBackend is 'netherite'. Say 'storage' or 'scheduler'", said,
            StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> BindingsOf(JsonNode function) =>
        function["bindings"]!.AsArray().Select(b => b!);

    private static JsonNode TriggerOf(JsonNode function) =>
        BindingsOf(function).Single(b => ((string)b["type"]!).EndsWith("Trigger", StringComparison.Ordinal));

    private static Task<(int ExitCode, string Said)> MsBuildAsync(params string[] arguments) =>
        DotnetAsync(["msbuild", "functions", "-nologo", "-nodeReuse:false", .. arguments]);

    private static async Task<(int ExitCode, string Said)> DotnetAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = House.Root,
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, said);
    }

    private IEnumerable<JsonNode> Functions() =>
        JsonNode.Parse(File.ReadAllText(package.PathOf("functions.metadata")))!.AsArray().Select(f => f!);

    /// <summary>The package, published once for these tests.</summary>
    public sealed class Published : IAsyncLifetime
    {
        private FunctionsPackage? _package;

        public string PathOf(string file) => _package![file];

        public async ValueTask InitializeAsync() =>
            _package = await FunctionsPackage.PublishAsync(TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync()
        {
            _package?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
