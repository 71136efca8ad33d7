namespace ProgramFlows.Workflows.Notices;

/// <summary>The only domains that an installation may write to, so that a test writes to no stranger.</summary>
public sealed class AllowedDomains
{
    private readonly HashSet<string>? _domains;

    /// <summary>Those named; all when null.</summary>
    /// <exception cref="ArgumentException">One of them is no domain.</exception>
    public AllowedDomains(IReadOnlyList<string>? domains)
    {
        if (domains?.FirstOrDefault(d => string.IsNullOrWhiteSpace(d) || d.Contains('@', StringComparison.Ordinal))
            is { } wrong)
        {
            throw new ArgumentException(
                $"'{wrong}' is no domain. Name what stands after the @, such as example.org.", nameof(domains));
        }

        _domains = domains?.Select(d => d.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The only domains, by name; empty where every domain may be written to.</summary>
    public IReadOnlyList<string> Names => [.. (_domains ?? []).Order(StringComparer.Ordinal)];

    /// <summary>Every domain.</summary>
    public static AllowedDomains All { get; } = new(null);

    /// <summary>Whether an address may be written to; subdomains of a named domain may not.</summary>
    public bool Allow(string? address) =>
        _domains is null || (address is not null && _domains.Contains(address[(address.LastIndexOf('@') + 1)..]));
}
