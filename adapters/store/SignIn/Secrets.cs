using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>What is made by chance, and what is kept of it.</summary>
internal static class Secrets
{
    private const int TokenBytes = 32;
    private const int TokenLetters = 43;
    private const int IdBytes = 16;

    // Six digits are guessed in no time from a plain hash; with this, not within the minutes that a code holds.
    private const int Rounds = 100_000;

    /// <summary>What a browser or a link holds: nobody guesses it.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Whether it can be a token at all; what cannot be is asked of no database.</summary>
    public static bool IsToken(string text) =>
        text.Length == TokenLetters && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    public static string NewCode()
    {
        var most = (int)Math.Pow(10, SignInRules.Digits);
        return RandomNumberGenerator.GetInt32(most).ToString($"D{SignInRules.Digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>What is kept of a token, which is long enough to need nothing else.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What is kept of a code; each request has another, through what its browser holds.</summary>
    public static string HashOfCode(string code, string browserHash) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
            code, Encoding.UTF8.GetBytes(browserHash), Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes));

    /// <summary>Whether two hashes are one, in the same time whatever they are.</summary>
    public static bool AreSame(string? kept, string given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes((kept ?? string.Empty).PadRight(given.Length)), Encoding.ASCII.GetBytes(given));
}
