using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Hosting;
using ProgramFlows.Standalone;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Serving;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using Xunit;

namespace ProgramFlows.Tests.Web;

/// <summary>
/// The pages of a real installation, with real time and no programme under way: people sign in by what is sent to them.
/// Its messages and everything it logs are kept.
/// </summary>
public sealed class RealStage : IAsyncDisposable
{
    public const string Site = "https://networks.example.org";

    private readonly TemporaryFolder _folder = new();
    private Installation _installation = null!;
    private WebApplication _app = null!;

    private RealStage()
    {
    }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _installation.Services;

    public KeptMessages Mail { get; } = new();

    public KeptLog Log { get; } = new();

    private LeakWatch Leaks { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RealStage> StartAsync(
        Func<ProgrammeSettings, ProgrammeSettings>? with = null,
        string urls = "http://127.0.0.1:0",
        Action<IServiceCollection>? also = null)
    {
        var stage = new RealStage();
        var data = new InstallationFolder(stage._folder["data"]);
        FolderAdmission.AdmitReal(data, isNew: true);
        Directory.CreateDirectory(stage._folder["programs/places"]);
        var settings = data.SettingsAt(new Uri($"{Site}/")) with
        {
            MailFolder = null,
            ProgramsFolder = stage._folder["programs"],
        };
        var addresses = await PageAddresses.FindAsync(urls, isPublic: false, Stop);
        stage._installation = await Installation.OpenAsync(
            data,
            TimeProvider.System,
            with is null ? settings : with(settings),
            own =>
            {
                stage._app = PagesServer.Create(InstallationKind.Real, addresses, services =>
                {
                    own(services);
                    also?.Invoke(services);
                    services.AddSingleton<IMessageCarrier>(stage.Mail);
                    services.AddLogging(l => l.ClearProviders().AddProvider(stage.Log).AddProvider(stage.Leaks)
                        .SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace));
                });
                return (stage._app.Services, stage._app);
            });
        stage._installation.Engine.Start();
        await stage.Services.GetRequiredService<INetworkDirectory>().TakeInAsync(
            SmallYear.Roster, TimeProvider.System.GetUtcNow(), Actor.Operator, Stop);
        await PagesServer.StartAsync(stage._app, addresses, Stop);
        return stage;
    }

    /// <summary>A browser in which somebody has signed in by the code that was sent to them.</summary>
    public async Task<PlainBrowser> SignInAsync(string person, params (string Name, string Value)[] headers)
    {
        var browser = new PlainBrowser(Address, headers);
        await AskAsync(browser, $"{person}@example.org");
        await browser.SendAsync("/sign-in/code", ("code", KeptMessages.CodeIn(await Mail.NextAsync())));
        return browser;
    }

    /// <summary>Asks for a code.</summary>
    public static async Task AskAsync(PlainBrowser browser, string address, string back = "/settings")
    {
        ArgumentNullException.ThrowIfNull(browser);
        await browser.OpenAsync("/sign-in");
        await browser.SendAsync("/sign-in", ("email", address), ("back", back));
    }

    /// <summary>Every row of every table, to tell whether anything changed.</summary>
    public string Rows() => RowsIn(_folder["data"]);

    /// <summary>The same, once it is noted of every code that it was sent.</summary>
    public async Task<string> SettledRowsAsync()
    {
        using var connection = Open(_folder["data"]);
        while (Ask(connection, "SELECT count(*) FROM sign_ins WHERE SeenToAt IS NULL") is not ["0"])
        {
            await Task.Yield();
            Stop.ThrowIfCancellationRequested();
        }

        return Rows();
    }

    /// <summary>Every row of the ledger of messages, which nothing in the background touches.</summary>
    public string LedgerRows()
    {
        using var connection = Open(_folder["data"]);
        return RowsOf(connection, ["carrier_events", "messages", "suppressed_addresses"]);
    }

    public static string RowsIn(string folder)
    {
        using var connection = Open(folder);
        return RowsOf(
            connection, Ask(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    }

    internal static void DoIn(string folder, string sql, string[] values)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (value, number) in values.Select((v, i) => (v, i + 1)))
        {
            command.Parameters.AddWithValue($"${number}", value);
        }

        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _installation.DisposeAsync();
        _folder.Dispose();
        Leaks.AssertClean();
    }

    private static string RowsOf(SqliteConnection connection, IEnumerable<string> tables) =>
        string.Join('\n', tables.SelectMany(t => Ask(connection, $"SELECT * FROM \"{t}\"").Prepend(t)));

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, StoreCopy.FileName)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return rows;
    }
}
