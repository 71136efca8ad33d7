namespace ProgramFlows.Workflows.Networks;

/// <summary>A subdistrict of Thailand, where a network may stand.</summary>
/// <param name="Code">Its official six-digit code.</param>
/// <param name="Name">Its Thai name.</param>
/// <param name="District">Its district's Thai name.</param>
/// <param name="ProvinceCode">Two digits.</param>
/// <param name="Province">Its province's Thai name.</param>
/// <param name="Office">The regional office, as in <c>provinces.csv</c>.</param>
/// <param name="English">The names in English.</param>
public sealed record Place(
    string Code,
    string Name,
    string District,
    string ProvinceCode,
    string Province,
    string Office,
    EnglishNames English);
