namespace ProgramFlows.Workflows.Networks;

/// <summary>What a place is called in English.</summary>
/// <param name="Name">The subdistrict.</param>
/// <param name="District">Its district.</param>
/// <param name="Province">Its province.</param>
public sealed record EnglishNames(string Name, string District, string Province);
