using System.CommandLine;
using ProgramFlows.Web.SignIn.Staff;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Where staff of an organisation sign in with their own accounts, on the command line.</summary>
internal sealed class StaffOptions
{
    private const int LargestSecret = 4_096;

    public Option<string?> Authority { get; } = new Option<string?>("--staff-authority")
    {
        Description = "The OpenID Connect address of an organisation whose staff sign in with their own accounts.",
    }.NotEmpty();

    public Option<string?> ClientId { get; } = new Option<string?>("--staff-client-id")
    {
        Description = "What the pages are called there.",
    }.NotEmpty();

    public Option<string?> SecretFile { get; } = new Option<string?>("--staff-secret-file")
    {
        Description = "The file with the secret that proves it, readable by this user alone.",
    }.NotEmpty();

    public Option<string> Name { get; } = new Option<string>("--staff-name")
    {
        Description = "What people call their accounts there.",
        DefaultValueFactory = _ => "บัญชี พอช.",
    }.NotEmpty();

    public IEnumerable<Option> All => [Authority, ClientId, SecretFile, Name];

    /// <exception cref="IOException">A part of it is missing or cannot be read.</exception>
    public StaffSignIn? Of(ParseResult parsed)
    {
        if (parsed.GetValue(Authority) is not { } written)
        {
            return null;
        }

        if (!Uri.TryCreate(written, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
        {
            throw new IOException(
                $"'{written}' is no https address. Write --staff-authority like https://login.example.org.");
        }

        if (parsed.GetValue(ClientId) is not { } id || parsed.GetValue(SecretFile) is not { } file)
        {
            throw new IOException(
                "--staff-authority needs --staff-client-id and --staff-secret-file. Give all three, or none.");
        }

        return new StaffSignIn(authority, id, NamedFile.TextIn(file, "secret", LargestSecret), parsed.GetValue(Name)!);
    }
}
