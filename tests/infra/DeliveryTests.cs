using System.Text.RegularExpressions;
using ProgramFlows.Tests.Support;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace ProgramFlows.Tests.Infra;

/// <summary>The workflow of GitHub and azd's file agree with the ground, and hold no key.</summary>
public sealed partial class DeliveryTests(Ground ground)
{
    private static readonly string Workflow =
        File.ReadAllText(Path.Combine(House.Root, ".github", "workflows", "azure.yml"));

    private static readonly YamlMappingNode Jobs = (YamlMappingNode)Parsed(Workflow)["jobs"];

    [Fact]
    public void No_secret_is_asked_for() =>
        Assert.DoesNotMatch(@"secrets\s*[.:\[]|\bcreds\s*:|client-secret", Workflow);

    [Fact]
    public void Only_jobs_that_sign_in_to_Azure_may_prove_who_they_are()
    {
        Assert.Empty(((YamlMappingNode)Parsed(Workflow)["permissions"]).Children);
        foreach (var (name, job) in Jobs.Children)
        {
            var permissions = ((YamlMappingNode)job["permissions"]).Children
                .Select(p => $"{p.Key}: {p.Value}").Order(StringComparer.Ordinal);
            string[] expected = Steps(job).Any(SignsIn) ? ["contents: read", "id-token: write"] : ["contents: read"];
            Assert.True(expected.SequenceEqual(permissions), $"{name}: {string.Join(", ", permissions)}");
        }
    }

    [Fact]
    public void Every_sign_in_is_by_identity() => Assert.All(
        Jobs.Children.Values.SelectMany(Steps).Where(SignsIn),
        s => Assert.Equal(
            ["client-id", "subscription-id", "tenant-id"],
            ((YamlMappingNode)s["with"]).Children.Keys.Select(k => k.ToString()).Order(StringComparer.Ordinal)));

    [Fact]
    public void Nothing_is_deployed_before_check_package_what_if_and_replay_check_are_done()
    {
        var needs = ((YamlSequenceNode)Jobs["deploy"]["needs"]).Select(n => n.ToString());

        Assert.Equal(["check", "package", "replay-check", "what-if"], needs.Order(StringComparer.Ordinal));
        Assert.Contains(Scripts("check"), s => s.Contains("./check", StringComparison.Ordinal));
        Assert.Contains(Scripts("what-if"), s => s.Contains("deployment group what-if", StringComparison.Ordinal));
        Assert.Contains(Scripts("replay-check"), s => s.Contains("replay-check --data", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_deployment_it_is_tried_and_then_remembered()
    {
        var steps = Steps(Jobs["deploy"]).Select(s => Text(s, "name")).Where(n => n.Length > 0);

        Assert.Equal(["Ground", "App", "Smoke test", "Remember what runs now"], steps);
        Assert.Contains(
            "package/${{ steps.ground.outputs.DURABLE_BACKEND }}", Scripts("deploy").Single(s => s.Contains("zip")),
            StringComparison.Ordinal);
        Assert.Contains("for backend in storage scheduler", Workflow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what-if")]
    [InlineData("deploy")]
    public void What_the_parameters_ask_of_the_surroundings_is_given(string job)
    {
        var asked = Forecast.Environments()
            .Select(e => File.ReadAllText(Path.Combine(GroundFolder.Source, $"{e}.bicepparam")))
            .SelectMany(t => Variable().Matches(t).Select(m => m.Groups[1].Value))
            .Distinct();
        var given = Variables(Jobs[job]).Concat(Steps(Jobs[job]).SelectMany(Variables)).ToHashSet();

        Assert.Empty(asked.Except(given));
        Assert.Empty(asked.Except(Bicep.Variables.Keys));
    }

    [Fact]
    public void Every_environment_that_can_be_chosen_has_parameters()
    {
        var options = Regex.Match(Workflow, @"options: \[(.+)\]").Groups[1].Value.Split(", ");

        Assert.Equal(["prod", "test"], options.Order(StringComparer.Ordinal));
        Assert.Empty(options.Except(Forecast.Environments()));
    }

    [Fact]
    public async Task Every_script_is_shell()
    {
        Assert.SkipUnless(Shell.Has("bash"), "bash is missing.");
        using var shell = new Shell();
        foreach (var script in Jobs.Children.Keys.SelectMany(j => Scripts(j.ToString())))
        {
            var (code, output) = await shell.RunAsync(Expression().Replace(script, "x"), "-n");
            Assert.True(code == 0, $"{script}\n{output}");
        }
    }

    [Fact]
    public async Task Azd_deploys_the_app_that_bears_its_tag_onto_the_ground_of_dev()
    {
        var azd = Parsed(await File.ReadAllTextAsync(
            Path.Combine(House.Root, "azure.yaml"), TestContext.Current.CancellationToken));
        var service = Assert.Single(((YamlMappingNode)azd["services"]).Children);
        var forecast = await ground.OfAsync("dev");

        Assert.Equal(("infra/bicep", "dev"), (azd["infra"]["path"].ToString(), azd["infra"]["module"].ToString()));
        Assert.Equal(
            service.Key.ToString(), (string?)forecast.The("Microsoft.Web/sites").Json["tags"]!["azd-service-name"]);
        Assert.Equal("function", service.Value["host"].ToString());
    }

    private static YamlNode Parsed(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlNode> Steps(YamlNode job) => (YamlSequenceNode)job["steps"];

    private static bool SignsIn(YamlNode step) =>
        Text(step, "uses").StartsWith("azure/login@", StringComparison.Ordinal);

    private static IEnumerable<string> Scripts(string job) =>
        Steps(Jobs[job]).Select(s => Text(s, "run")).Where(r => r.Length > 0);

    private static IEnumerable<string> Variables(YamlNode node) =>
        ((YamlMappingNode)node).Children.TryGetValue("env", out var env)
            ? ((YamlMappingNode)env).Children.Keys.Select(k => k.ToString())
            : [];

    private static string Text(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? value.ToString() : "";

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\{\{.*?\}\}")]
    private static partial Regex Expression();
}
