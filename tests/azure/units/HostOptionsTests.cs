using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Functions;

/// <summary>
/// Both files of settings for the host, held against the options of the very release of the durable extension that is
/// in the package. The host passes over a name that it does not know without a word.
/// </summary>
public sealed class HostOptionsTests(PackageTests.Published package) : IClassFixture<PackageTests.Published>
{
    private const string Extension = "Microsoft.Azure.WebJobs.Extensions.DurableTask.dll";

    [Theory]
    [InlineData("host.json")]
    [InlineData("infra/host.scheduler.json")]
    public void Every_setting_of_durable_task_is_an_option_of_the_extension(string file)
    {
        var options = Settings(file);

        Assert.Empty(Names(options, except: "storageProvider").Except(Of("DurableTaskOptions")));
        Assert.Empty(Names(options.GetProperty("tracing")).Except(Of("TraceOptions")));
    }

    [Fact]
    public void Every_setting_of_the_storage_is_an_option_of_its_backend() =>
        Assert.Empty(Names(Settings("host.json").GetProperty("storageProvider"), except: "type")
            .Except(Of("AzureStorageOptions")));

    [Fact]
    public void What_is_no_option_would_be_found() => Assert.DoesNotContain("HUB", Of("DurableTaskOptions"));

    private static JsonElement Settings(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(House.Root, file)));
        return json.RootElement.GetProperty("extensions").GetProperty("durableTask").Clone();
    }

    private static IEnumerable<string> Names(JsonElement settings, string? except = null) =>
        from setting in settings.EnumerateObject()
        where setting.Name != except
        select setting.Name.ToUpperInvariant();

    /// <summary>The properties of a type of the extension, read without loading it.</summary>
    private HashSet<string> Of(string type)
    {
        using var file = new PEReader(File.OpenRead(package.PathOf($".azurefunctions/{Extension}")));
        var metadata = file.GetMetadataReader();
        var definition = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Single(t => metadata.GetString(t.Name) == type);
        return [.. from property in definition.GetProperties()
                   select metadata.GetString(metadata.GetPropertyDefinition(property).Name).ToUpperInvariant()];
    }
}
