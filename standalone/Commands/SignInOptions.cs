using System.CommandLine;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Standalone.Commands;

/// <summary>How often people may try to sign in, on the command line.</summary>
internal sealed class SignInOptions
{
    private const int MostTries = 20;
    private const int MostCodes = 100;
    private const int MostRequests = 1_000_000;

    private static readonly SignInSettings Usual = new();

    public Option<int> Tries { get; } = Options.Number(
        "--code-tries", "How often a sign-in code can be tried.", Usual.MostTries, 1, MostTries);

    public Option<int> Codes { get; } = Options.Number(
        "--codes-an-hour", "How many codes an e-mail address is sent in an hour.",
        Usual.MostCodesOfAddress, 1, MostCodes);

    public Option<int> Requests { get; } = Options.Number(
        "--requests-an-hour",
        "How many codes can be asked for in an hour from one network address, behind which a mobile carrier may have "
        + "thousands of people.",
        Usual.MostRequestsOfNetwork,
        1,
        MostRequests);

    public SignInSettings Of(ParseResult parsed) => new()
    {
        MostTries = parsed.GetValue(Tries),
        MostCodesOfAddress = parsed.GetValue(Codes),
        MostRequestsOfNetwork = parsed.GetValue(Requests),
    };
}
