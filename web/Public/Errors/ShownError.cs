namespace ProgramFlows.Web.Public.Errors;

/// <summary>Why there is no page.</summary>
/// <param name="Name">The name of its texts.</param>
/// <param name="SignInAt">Where one signs in.</param>
/// <param name="Code">A short code to tell on the telephone; null for none.</param>
/// <param name="Words">The sentence, where it is not the usual one.</param>
public sealed record ShownError(string Name, string SignInAt, string? Code = null, string? Words = null);
