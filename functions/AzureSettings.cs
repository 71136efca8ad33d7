using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
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
    /// Where measurements are sent, as <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> gives it; null where they are not.
    /// It opens nothing: the app signs in as itself.
    /// </summary>
    public string? ApplicationInsights { get; set; }

    /// <summary>
    /// The vault's key that seals the keys of sessions and forms in the store, as <c>DataProtection__Key</c> gives it;
    /// may be left out on a developer's machine, where they then stand in the clear.
    /// </summary>
    public Uri? SessionKey { get; set; }

    /// <summary>The folder in which messages are laid down.</summary>
    [Required]
    public string? MailFolder { get; set; }

    /// <summary>The folder of the programmes; the one in the package when left out.</summary>
    [Required]
    public string ProgramsFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "programs");

    /// <summary>The programme years to be carried through, as <c>honest-society-2570</c>.</summary>
    [MinLength(1)]
    public IList<string> Years { get; } = [];

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
        if (settings.SessionKey is null && IsInAzure(configuration))
        {
            problems.Add(new ValidationResult(
                "DataProtection__Key is missing: name the vault's key, as the deployment does, so that a copy of the "
                + "database opens no session."));
        }

        return problems.Count == 0
            ? settings
            : throw new ValidationException(
                $"Settings of '{Section}' must be put right: {string.Join(" ", problems.Select(p => p.ErrorMessage))}");
    }

    /// <summary>The tools for a developer's machine set a name too, which is that machine's own.</summary>
    private static bool IsInAzure(IConfiguration configuration) =>
        configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host
            ? !new Uri($"https://{host}/").IsLoopback
            : configuration["WEBSITE_SITE_NAME"] is { Length: > 0 };
}
