using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>The services of functions/, as its program puts them together, on a store in memory.</summary>
internal sealed class ProgramHost : IAsyncDisposable
{
    private readonly TemporaryFolder _mail = new();
    private readonly Store _store = Store.Open(new StoreOptions());
    private readonly WebApplication _app;

    /// <summary>Puts them together.</summary>
    /// <param name="insights">Where measurements are sent; null for nowhere.</param>
    /// <param name="instead">What a test puts in the place of something.</param>
    public ProgramHost(string? insights = null, Action<IServiceCollection>? instead = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddProgramFlows(Settings(_mail.Path, insights), _store);
        instead?.Invoke(builder.Services);
        _app = builder.Build();
    }

    public IServiceProvider Services => _app.Services;

    public static AzureSettings Settings(
        string folder, string? insights = null, Dictionary<string, string?>? others = null) =>
        AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProgramFlows:Site"] = "https://programflows.example.org/",
            ["ConnectionStrings:Store"] = "Host=store.example.org;Database=programflows;Username=app",
            ["ProgramFlows:MailFolder"] = folder,
            ["ProgramFlows:ProgramsFolder"] = Path.Combine(House.Root, "programs"),
            ["ProgramFlows:Years:0"] = "honest-society-2570",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights,
        }).AddInMemoryCollection(others).Build());

    public Invocation Invoke(string function) => new(Services, function);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _mail.Dispose();
    }
}
