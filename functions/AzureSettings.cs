using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Web.SignIn.Staff;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Functions;

/// <summary>
/// What differs from one installation to the next: settings of the app, as <c>ProgramFlows__Years__0</c>. None is a
/// secret; what must be one comes as a Key Vault reference, which the platform resolves before it gets here.
/// </summary>
public sealed class AzureSettings
{
    /// <summary>The section they stand in.</summary>
    public const string Section = "ProgramFlows";

    // Where clients cannot be told apart, what all of them ask for in an hour.
    private const int MostOfAll = 100_000;

    // What stands in a setting whose secret could not be read.
    private const string UnresolvedReference = "@Microsoft.KeyVault";

    private const string SessionKeySetting = "DataProtection:Key";

    /// <summary>Where the pages are, for links in messages; the app's own address when left out.</summary>
    [Required]
    public Uri? Site { get; set; }

    /// <summary>
    /// The store's database, as <c>ConnectionStrings__Store</c> gives it: host, database and the identity's name, and
    /// never a password.
    /// </summary>
    [Required(ErrorMessage = "ConnectionStrings__Store is missing: name the store's database, without a password.")]
    public string? Store { get; set; }

    /// <summary>
    /// The archive's container, as <c>Archive__Container</c> gives it; null where there is no archive.
    /// </summary>
    public Uri? ArchiveContainer { get; set; }

    /// <summary>
    /// The container of files of evidence, as <c>Evidence__Container</c> gives it; may be left out on a developer's
    /// machine, where they are kept beside the messages.
    /// </summary>
    public Uri? EvidenceContainer { get; set; }

    /// <summary>
    /// Where measurements are sent, as <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> gives it; null where they are not.
    /// It opens nothing: the app signs in as itself.
    /// </summary>
    public string? ApplicationInsights { get; set; }

    /// <summary>
    /// The vault's key that seals the keys of sessions and forms in the store, as <c>DataProtection__Key</c> gives it;
    /// may be left out on a developer's machine, where they then stand in the clear.
    /// </summary>
    public Uri? SessionKey { get; set; }

    /// <summary>The folder in which messages are laid down while no account carries them.</summary>
    [Required]
    public string? MailFolder { get; set; }

    /// <summary>The name that messages come from; the programme's when left out.</summary>
    public string? SenderName { get; set; }

    /// <summary>The key of an account at SendGrid, by a reference to the vault; null where messages are laid down in
    /// <see cref="MailFolder"/>.</summary>
    public string? SendGridKey { get; set; }

    /// <summary>The address that the account may send from.</summary>
    public string? SendGridFrom { get; set; }

    /// <summary>Whether the account is a European one, whose messages stay there.</summary>
    public bool SendGridIsEuropean { get; set; }

    /// <summary>The keys by which reports of the account are believed, as its page for the signed webhook shows them;
    /// two while one is changed, none where it does not report.</summary>
    public IList<string> SendGridReportKeys { get; } = [];

    /// <summary>The only domains that may be written to, for a test installation; all where none is named.</summary>
    public IList<string> OnlyDomains { get; } = [];

    /// <summary>How many messages that can wait go out in a minute.</summary>
    public int MailsAMinute { get; set; } = SendingPace.Usual;

    /// <summary>Whom people ask, with a telephone number; the province alone when left out.</summary>
    public string? Contact { get; set; }

    /// <summary>The folder of the programmes; the one in the package when left out.</summary>
    [Required]
    public string ProgramsFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "programs");

    /// <summary>The programme years to be carried through, as <c>honest-society-2570</c>.</summary>
    [MinLength(1)]
    public IList<string> Years { get; } = [];

    /// <summary>
    /// The address that becomes the first administrator's when the app starts and there is none; they sign in with a
    /// code that is sent there. It is used once and has no meaning afterwards.
    /// </summary>
    public string? FirstAdministrator { get; set; }

    /// <summary>How often people may try to sign in.</summary>
    public SignInSettings SignIn { get; set; } = new();

    /// <summary>
    /// The networks of the platform's front ends, such as <c>10.0.0.0/8</c>, whose word is taken for a client's
    /// address; without them all clients count as one.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>Who vouches for staff by OpenID Connect, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>;
    /// null where staff sign in as everybody does.</summary>
    public Uri? StaffAuthority { get; set; }

    /// <summary>What these pages are called there.</summary>
    public string? StaffClientId { get; set; }

    /// <summary>What proves it, by a reference to the vault.</summary>
    public string? StaffClientSecret { get; set; }

    /// <summary>What people call their accounts there.</summary>
    public string StaffName { get; set; } = "บัญชี พอช.";

    internal StaffSignIn? Staff => StaffAuthority is { } authority
        ? new StaffSignIn(authority, StaffClientId!, StaffClientSecret!, StaffName)
        : null;

    internal SendGridOptions? SendGrid => SendGridKey is { } key
        ? new SendGridOptions
        {
            ApiKey = key,
            FromAddress = SendGridFrom!,
            IsEuropean = SendGridIsEuropean,
            Reports = SendGridReportKeys.Count > 0
                ? new SendGridReportOptions { Keys = [.. SendGridReportKeys] }
                : null,
        }
        : null;

    internal SignInSettings SignInLimits => Proxies.Count > 0
        ? SignIn
        : SignIn with { MostRequestsOfNetwork = int.Max(SignIn.MostRequestsOfNetwork, MostOfAll) };

    internal IReadOnlyList<IPNetwork> ProxyNetworks => [.. Proxies.Select(p => IPNetwork.Parse(p))];

    internal IReadOnlyList<string>? AllowedDomains => OnlyDomains.Count > 0 ? [.. OnlyDomains] : null;

    internal SenderIdentity Sender => new(SenderName, Contact);

    internal IEnumerable<ProgrammeYearName> YearNames => Years.Select(y => ProgrammeYearName.TryRead(y)!);

    /// <summary>Reads them, and tells of everything that is missing at once.</summary>
    /// <exception cref="ValidationException">A setting is missing or has the wrong form.</exception>
    public static AzureSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new AzureSettings();
        configuration.GetSection(Section).Bind(settings);
        settings.Store = configuration.GetConnectionString(nameof(Store));
        settings.ArchiveContainer = configuration.GetValue<Uri>("Archive:Container");
        settings.EvidenceContainer = configuration.GetValue<Uri>("Evidence:Container");
        settings.ApplicationInsights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        settings.SessionKey = configuration.GetValue<Uri>(SessionKeySetting);
        if (settings.Site is null && configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host)
        {
            settings.Site = new Uri($"https://{host}/");
        }

        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true);
        problems.AddRange(settings.Years.Where(y => ProgrammeYearName.TryRead(y) is null)
            .Select(y => new ValidationResult($"'{y}' is no programme year. Write it as 'honest-society-2570'.")));
        TellWhyNot("SenderName, Contact", () => _ = settings.Sender);
        TellWhyNot(nameof(MailsAMinute), () => _ = new SendingPace(settings.MailsAMinute));
        TellWhyNot("OnlyDomains", () => _ = new AllowedDomains(settings.AllowedDomains));

        problems.AddRange(settings.Proxies.Where(p => !IPNetwork.TryParse(p, out _))
            .Select(p => new ValidationResult($"Proxies: '{p}' is no network. Write it as '10.0.0.0/8'.")));
        if (settings.FirstAdministrator is { } first && EmailAddress.WhyNot(first) is { } why)
        {
            problems.Add(new ValidationResult($"FirstAdministrator: {why.En}"));
        }

        if (settings is { SendGridKey: not null, SendGridFrom: null })
        {
            problems.Add(new ValidationResult(
                "SendGridFrom is missing: name the address that the account at SendGrid may send from."));
        }

        if (settings.SendGridKey?.StartsWith(UnresolvedReference, StringComparison.Ordinal) == true)
        {
            problems.Add(new ValidationResult(
                "SendGridKey: the platform could not read it from the vault. Look that the secret is there and that "
                + "the app's identity may read it."));
        }

        if (settings is { StaffAuthority: not null, StaffClientId: null } or
            { StaffAuthority: not null, StaffClientSecret: null })
        {
            problems.Add(new ValidationResult("StaffAuthority needs StaffClientId and StaffClientSecret."));
        }

        if (settings.SignIn is not { MostTries: > 0, MostCodesOfAddress: > 0, MostRequestsOfNetwork: > 0 })
        {
            problems.Add(new ValidationResult("SignIn: a limit is not above zero, so that nobody could sign in."));
        }

        if (settings.SessionKey is null && IsInAzure(configuration))
        {
            problems.Add(new ValidationResult(
                "DataProtection__Key is missing: name the vault's key, as the deployment does, so that a copy of the "
                + "database opens no session."));
        }

        if (settings.EvidenceContainer is null && IsInAzure(configuration))
        {
            problems.Add(new ValidationResult(
                "Evidence__Container is missing: name the container, as the deployment does. What is kept on the app's "
                + "own disk is gone with it."));
        }

        return problems.Count == 0
            ? settings
            : throw new ValidationException(
                $"Settings of '{Section}' must be put right: {string.Join(" ", problems.Select(p => p.ErrorMessage))}");

        void TellWhyNot(string names, Action read)
        {
            try
            {
                read();
            }
            catch (ArgumentException e)
            {
                problems.Add(new ValidationResult($"{names}: {e.Message}"));
            }
        }
    }

    /// <summary>The tools for a developer's machine set a name too, which is that machine's own.</summary>
    private static bool IsInAzure(IConfiguration configuration) =>
        configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host
            ? !new Uri($"https://{host}/").IsLoopback
            : configuration["WEBSITE_SITE_NAME"] is { Length: > 0 };
}
