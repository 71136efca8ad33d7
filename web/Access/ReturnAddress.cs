using Microsoft.AspNetCore.Http;

namespace ProgramFlows.Web.Access;

/// <summary>Where somebody goes on after signing in: a page of this site, and never another's.</summary>
internal static class ReturnAddress
{
    public const string Field = "back";

    /// <summary>The address of the sign-in, with the one that was asked for.</summary>
    public static string SignIn(string signInAt, HttpRequest request) =>
        signInAt + QueryString.Create(Field, request.Path + request.QueryString);

    /// <summary>An address that was given, when it is a path of this site; otherwise the other one.</summary>
    public static string Safe(string? given, string otherwise) => IsOwnPath(given) ? given! : otherwise;

    // '//host' and '/\host' are addresses of another site to a browser, and control characters may hide either.
    private static bool IsOwnPath(string? given) =>
        given is ['/', ..]
        && (given.Length == 1 || given[1] is not ('/' or '\\'))
        && !given.Any(char.IsControl);
}
