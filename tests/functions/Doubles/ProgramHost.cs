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

    public ProgramHost()
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddProgramFlows(Settings(_mail.Path), _store);
        _app = builder.Build();
    }

    public IServiceProvider Services => _app.Services;

    public static AzureSettings Settings(string folder, Dictionary<string, string?>? others = null) =>
        AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProgramFlows:Site"] = "https://programflows.example.org/",
            ["ConnectionStrings:Store"] = "Host=store.example.org;Database=programflows;Username=app",
            ["ProgramFlows:MailFolder"] = folder,
            ["ProgramFlows:ProgramsFolder"] = Path.Combine(House.Root, "programs"),
            ["ProgramFlows:Years:0"] = "honest-society-2570",
        }).AddInMemoryCollection(others).Build());

    public Invocation Invoke(string function) => new(Services, function);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _mail.Dispose();
    }
}
