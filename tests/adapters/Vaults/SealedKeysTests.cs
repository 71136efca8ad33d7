using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Vault;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Vaults;

/// <summary>
/// Session keys lie sealed where they are stored. What the vault has lost for good is replaced; what it only keeps
/// back for a while is waited for.
/// </summary>
public sealed class SealedKeysTests : IAsyncLifetime
{
    private readonly StoredElements _stored = new();
    private readonly KeptLog _log = new();
    private readonly List<ServiceProvider> _processes = [];
    private ScriptedVault _vault = null!;

    public async ValueTask InitializeAsync() => _vault = await ScriptedVault.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _vault.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public void What_is_stored_shows_no_key_and_names_the_version_that_opens_it()
    {
        var cookie = Protect(Process());

        Assert.DoesNotContain("masterKey", _stored.Text, StringComparison.Ordinal);
        Assert.Contains($"<kid>{_vault.Key}/1a</kid>", _stored.Text, StringComparison.Ordinal);
        Assert.Equal("nok", Unprotect(Process(), cookie));
        Assert.Equal(1, _stored.Count);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_host_without_the_vault_cannot_open_it()
    {
        Protect(Process());
        var element = _stored.GetAllElements().Single().Descendants(SealedElement.Name).Single();

        var lost = Assert.Throws<LostKeyException>(
            () => new SealingDecryptor(new ServiceCollection().BuildServiceProvider()).Decrypt(element));

        Assert.Equal($"It was wrapped with '{_vault.Key}/1a', and this host has no key of a vault.", lost.Message);
    }

    [Fact]
    public void After_the_vaults_key_was_rotated_the_old_opens_as_before_and_the_new_is_wrapped_anew()
    {
        var cookie = Protect(Process());
        _vault.Rotate();
        var process = Process();
        Assert.Equal("nok", Unprotect(process, cookie));

        Make(process);

        Assert.Contains($"<kid>{_vault.Key}/2a</kid>", _stored.Text, StringComparison.Ordinal);
        Assert.Equal(["wrapkey", "1a/unwrapkey", "1a/unwrapkey", "wrapkey"], _vault.Asked);
        Assert.Equal("nok", Unprotect(Process(), cookie));
    }

    [Theory]
    [InlineData(503, "cannot be used (503): Busy. The session keys in the store are as they were.")]
    [InlineData(403, "cannot be used (403): Busy. The session keys in the store are as they were.")]
    public void While_the_vault_refuses_no_key_is_taken_for_lost_and_then_all_is_as_before(int status, string says)
    {
        var cookie = Protect(Process());
        var process = Process();
        _vault.Refusal = ScriptedVault.Saying(status, "Busy.");

        var error = Assert.ThrowsAny<Exception>(() => Protect(process)).GetBaseException();
        Assert.StartsWith($"The vault's key '{_vault.Key}' {says}", error.Message, StringComparison.Ordinal);
        Assert.IsType<VaultException>(error);
        Assert.Equal(1, _stored.Count);

        _vault.Refusal = null;
        Assert.Equal("nok", Unprotect(process, cookie));
        Assert.Equal(1, _stored.Count);
    }

    [Fact]
    public async Task A_vault_out_of_reach_is_told_and_who_has_the_keys_goes_on()
    {
        var (key, first) = (_vault.Key, Process());
        var cookie = Protect(first);
        Make(first);
        var running = Process();
        Protect(running);
        await _vault.StopAsync();

        Assert.Equal("nok", Unprotect(running, cookie));
        var error = Assert.ThrowsAny<Exception>(() => Protect(Process()));

        var told = Assert.IsType<VaultException>(error as VaultException ?? error.InnerException);
        Assert.StartsWith($"The vault's key '{key}' cannot be reached: ", told.Message, StringComparison.Ordinal);
        Assert.Equal(2, _stored.Count);
    }

    [Fact]
    public void When_the_vaults_key_is_gone_people_sign_in_again_and_only_that()
    {
        var cookie = Protect(Process());
        _vault.Rotate();
        var lost = _vault.Remove("1a");

        var process = Process();
        var next = Protect(process);

        Assert.Throws<CryptographicException>(() => Unprotect(process, cookie));
        Assert.Matches(
            "^Warning Session key [0-9a-f-]+ cannot be opened and is not used; a new one is made where there is no "
            + "other, and people sign in again. The vault cannot unwrap it with '.*/1a': A key with the version '1a' "
            + "was not found.$",
            _log.Lines[0]);

        // A second process makes no third key; and a version that is recovered opens again what it has wrapped.
        Assert.Equal("nok", Unprotect(Process(), next));
        Assert.Equal(2, _stored.Count);
        _vault.Recover("1a", lost);
        Assert.Equal("nok", Unprotect(Process(), cookie));
    }

    [Fact]
    public void Without_any_version_of_the_vaults_key_nothing_is_stored_and_the_reason_is_told()
    {
        _vault.Remove("1a").Dispose();

        var error = Assert.ThrowsAny<Exception>(() => Protect(Process())).GetBaseException();

        Assert.StartsWith($"The vault's key '{_vault.Key}' cannot be used (404): ", error.Message);
        Assert.Equal(0, _stored.Count);
    }

    [Theory]
    [InlineData("box", 60, "It is damaged, or was changed since it was sealed.")]
    [InlineData("box", 0, "It is damaged, or was changed since it was sealed.")]
    [InlineData("key", 9, "The value cannot be unwrapped.")]
    public void What_was_changed_since_it_was_sealed_is_replaced(string part, int at, string because)
    {
        var cookie = Protect(Process());
        _stored.Change(part, text => $"{text[..at]}{(text[at] == 'A' ? 'B' : 'A')}{text[(at + 1)..]}");

        var process = Process();

        Assert.Throws<CryptographicException>(() => Unprotect(process, cookie));
        Assert.EndsWith(because, _log.Lines[0], StringComparison.Ordinal);
        Assert.Equal("nok", Unprotect(Process(), Protect(process)));
    }

    [Theory]
    [InlineData("https://127.0.0.1:1/keys/data-protection/1a")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("{0}@127.0.0.1:1/keys/data-protection/1a")]
    [InlineData("{0}/../other/1a")]
    [InlineData("{0}/1a?x=")]
    [InlineData("{0}/")]
    public void Nobody_is_given_our_token_because_a_stored_key_says_so(string kid)
    {
        Protect(Process());
        _vault.Asked.Clear();
        _stored.Change("kid", _ => string.Format(null, kid, _vault.Key));

        Protect(Process());

        Assert.Contains("and the key of this installation is", _log.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["wrapkey", "1a/unwrapkey"], _vault.Asked);
    }

    [Fact]
    public void A_key_that_was_stored_without_the_vault_is_not_used()
    {
        Make(Process(hasVault: false));
        Protect(Process());

        Assert.Contains(_log.Lines, l => l.Contains("without the vault's protection and is not used"));
        Assert.Equal(2, _stored.Count);
    }

    [Theory]
    [InlineData("<html>Sign in to the network</html>")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kid":"https://elsewhere.example.org/keys/k/1a","value":"AAAA"}""")]
    public void Whoever_answers_in_the_vaults_place_gets_nothing_stored(string answer)
    {
        _vault.Refusal = (200, answer);

        var error = Assert.ThrowsAny<Exception>(() => Protect(Process())).GetBaseException();

        Assert.StartsWith($"What answers at '{_vault.Key}' is not the vault's key.", error.Message);
        Assert.Equal(0, _stored.Count);
    }

    [Theory]
    [InlineData("http://name.vault.azure.net/keys/data-protection")]
    [InlineData("https://name.vault.azure.net/keys/data-protection/0123abc")]
    [InlineData("https://name.vault.azure.net/secrets/data-protection")]
    [InlineData("https://name.vault.azure.net/")]
    [InlineData("data-protection")]
    public void An_address_that_is_no_keys_is_refused_at_the_start(string address)
    {
        var refused = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddVaultKey(
            new VaultKeyOptions { Key = new Uri(address, UriKind.RelativeOrAbsolute) }));

        Assert.Equal(
            $"'{address}' is not the address of a vault's key. Write it as 'https://NAME.vault.azure.net/keys/KEY', "
            + "without a version.",
            refused.Message);
    }

    [Fact]
    public async Task Keys_that_are_stored_nowhere_are_not_sealed()
    {
        var services = new ServiceCollection().AddVaultKey(_vault.Options);
        services.AddDataProtection();
        await using var process = services.BuildServiceProvider();

        Assert.Throws<InvalidOperationException>(() => Protect(process));
    }

    private static string Protect(IServiceProvider process) => ProtectorOf(process).Protect("nok");

    private static string Unprotect(IServiceProvider process, string cookie) => ProtectorOf(process).Unprotect(cookie);

    private static IDataProtector ProtectorOf(IServiceProvider process) =>
        process.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookies");

    private static void Make(IServiceProvider process)
    {
        var now = TimeProvider.System.GetUtcNow();
        process.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
    }

    /// <summary>A process of the installation: its own memory, what is stored, and the vault.</summary>
    private ServiceProvider Process(bool hasVault = true)
    {
        var services = new ServiceCollection().AddLogging(l => l.AddProvider(_log));
        services.AddDataProtection();
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = _stored);
        if (hasVault)
        {
            services.AddVaultKey(_vault.Options);
        }

        var process = services.BuildServiceProvider();
        _processes.Add(process);
        return process;
    }
}
