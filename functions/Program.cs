using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Functions;

// The web host takes its content root from here, and a worker may be started anywhere.
Directory.SetCurrentDirectory(AppContext.BaseDirectory);

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
var settings = AzureSettings.Read(builder.Configuration);
await using var store = Store.Open(new StoreOptions
{
    ConnectionString = settings.Store,
    Password = DatabaseToken.Source(settings.Store!),
    SignIn = settings.SignInLimits,
});
builder.Services.AddProgramFlows(settings, store);
await builder.Build().RunAsync();
