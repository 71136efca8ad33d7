using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What a process has handed out, every process that shares the store takes, and no other.</summary>
public abstract class SessionKeysTests(StoreHouse house) : IAsyncDisposable
{
    private const string Purpose = "cookies";

    private readonly List<ServiceProvider> _processes = [];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await house.DisposeAsync();
    }

    [Fact]
    public void What_one_process_has_handed_out_another_takes_also_when_the_first_has_ended()
    {
        var one = Process();
        var cookie = Protect(one);
        one.Dispose();

        Assert.Equal("nok", Unprotect(Process(), cookie));
    }

    [Fact]
    public async Task Another_store_takes_nothing_of_it()
    {
        var cookie = Protect(Process());
        await using var elsewhere = StoreHouse.InMemory();

        Assert.Throws<CryptographicException>(() => Unprotect(Process(elsewhere), cookie));
    }

    [Fact]
    public void Of_processes_that_make_the_first_key_at_the_same_moment_all_use_the_same()
    {
        // As each of them does it: look, find nothing, make one, look again.
        var managers = Enumerable.Range(0, 3).Select(_ => Manager(Process())).ToList();
        Assert.All(managers, m => Assert.Empty(m.GetAllKeys()));
        managers.ForEach(m => Make(m));

        var ids = managers.Select(m => Assert.Single(m.GetAllKeys()).KeyId).ToList();
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void A_process_that_has_seen_all_keys_adds_the_next()
    {
        var (one, other) = (Manager(Process()), Manager(Process()));
        var first = Make(one);
        Assert.Equal(first.KeyId, Assert.Single(other.GetAllKeys()).KeyId);

        var next = Make(other);

        Assert.Equal([first.KeyId, next.KeyId], one.GetAllKeys().Select(k => k.KeyId));
    }

    [Fact]
    public void A_key_revoked_by_one_process_is_refused_by_all()
    {
        var cookie = Protect(Process());
        var revoking = Manager(Process());
        var other = Manager(Process());
        other.GetAllKeys();
        Make(other);

        revoking.RevokeAllKeys(DateTimeOffset.MaxValue);

        Assert.All(Manager(Process()).GetAllKeys(), k => Assert.True(k.IsRevoked));
        Assert.Throws<CryptographicException>(() => Unprotect(Process(), cookie));
    }

    protected static string Protect(IServiceProvider process) => ProtectorOf(process).Protect("nok");

    protected static string Unprotect(IServiceProvider process, string cookie) =>
        ProtectorOf(process).Unprotect(cookie);

    /// <summary>A process of the installation: its own memory, and the store.</summary>
    protected ServiceProvider Process(StoreHouse? at = null)
    {
        var process = new ServiceCollection().AddSessionKeys((at ?? house).Store).BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    private static IDataProtector ProtectorOf(IServiceProvider process) =>
        process.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);

    private static IKeyManager Manager(IServiceProvider process) => process.GetRequiredService<IKeyManager>();

    private static IKey Make(IKeyManager manager)
    {
        var now = TimeProvider.System.GetUtcNow();
        return manager.CreateNewKey(now, now.AddDays(90));
    }

    public sealed class InMemory() : SessionKeysTests(StoreHouse.InMemory());

    public sealed class InAFolder : SessionKeysTests
    {
        private readonly StoreHouse _house;

        public InAFolder()
            : this(StoreHouse.InAFolder())
        {
        }

        private InAFolder(StoreHouse house)
            : base(house) => _house = house;

        [Fact]
        public async Task It_is_taken_after_a_restart_of_the_machine()
        {
            var cookie = Protect(Process());

            await _house.ReopenAsync();

            Assert.Equal("nok", Unprotect(Process(), cookie));
        }

        [Fact]
        public async Task A_store_of_the_release_before_gets_its_place_for_them_and_keeps_the_rest()
        {
            await _house.BringToAsync(WorkTaskStatus.Open);
            var before = await _house.EverythingAsync();
            await _house.CloseAsync();
            _house.Ask(
                "DROP TABLE session_keys; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_SessionKeys'");

            await _house.ReopenAsync();

            Assert.Equal("nok", Unprotect(Process(), Protect(Process())));
            Assert.Equal(before, await _house.EverythingAsync());
        }
    }

    public sealed class OnAServer : SessionKeysTests
    {
        private readonly StoreHouse _house;

        public OnAServer(DatabaseServer server)
            : this(StoreHouse.On(server))
        {
        }

        private OnAServer(StoreHouse house)
            : base(house) => _house = house;

        [Fact]
        public async Task Many_that_start_at_the_same_moment_on_an_empty_store_take_each_others()
        {
            const int count = 8;
            await using var other = _house.Beside();
            var processes = Enumerable.Range(0, count).Select(i => Process(i % 2 == 0 ? other : null)).ToList();

            var cookies = await Task.WhenAll(processes.Select(p => Task.Run(() => Protect(p))));

            Assert.All(processes, p => Assert.All(cookies, c => Assert.Equal("nok", Unprotect(p, c))));
            Assert.Equal(["1"], _house.Ask("SELECT count(*) FROM session_keys"));
        }
    }
}
