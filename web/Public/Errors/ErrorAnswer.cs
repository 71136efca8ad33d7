using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Web.Public.Errors;

/// <summary>Pages that say why there is no page: what is safe, and what to do.</summary>
internal static class ErrorAnswer
{
    // Nothing that is taken for something else when it is read out.
    private const string Letters = "23456789ACDEFGHJKLMNPQRTUVWXYZ";
    private const int CodeLength = 4;

    /// <summary>There is no such page.</summary>
    public static IResult NotFound(HttpContext context) => Of(context, StatusCodes.Status404NotFound, "NotFound");

    /// <summary>It is there, and not for whoever asks.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="why">Why, where a rule said it.</param>
    public static IResult Forbidden(HttpContext context, Refusal? why = null) => Of(
        context,
        StatusCodes.Status403Forbidden,
        "Forbidden",
        words: why is { } refusal ? RefusalTexts.Of(refusal, Frame.Of(context).Language) : null);

    /// <summary>Whoever asks has not signed in, or not lately.</summary>
    public static IResult SignedOut(HttpContext context) =>
        Of(context, StatusCodes.Status401Unauthorized, "SignedOut");

    /// <summary>A form that was open too long, or is not ours.</summary>
    public static IResult FormTooOld(HttpContext context) =>
        Of(context, StatusCodes.Status400BadRequest, "FormTooOld");

    /// <summary>More was sent than is taken.</summary>
    public static IResult TooLarge(HttpContext context) =>
        Of(context, StatusCodes.Status413PayloadTooLarge, "TooLarge");

    /// <summary>Something failed that is our affair.</summary>
    public static IResult Failed(HttpContext context) =>
        Of(context, StatusCodes.Status500InternalServerError, "Failed", CodeOf(context));

    /// <summary>The request cannot be answered, for a reason that http has a number for.</summary>
    public static IResult BadRequest(HttpContext context, int status) => Of(context, status, "BadRequest");

    /// <summary>What is told on the telephone, and stands in the log.</summary>
    public static string CodeOf(HttpContext context)
    {
        var hash = BinaryPrimitives.ReadUInt64LittleEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes(context.TraceIdentifier)));
        Span<char> code = stackalloc char[CodeLength];
        foreach (ref var letter in code)
        {
            letter = Letters[(int)(hash % (ulong)Letters.Length)];
            hash /= (ulong)Letters.Length;
        }

        return $"500-{code}";
    }

    private static PageAnswer Of(
        HttpContext context, int status, string name, string? code = null, string? words = null)
    {
        var signIn = context.RequestServices.GetRequiredService<WebOptions>().SignInAt;
        var at = HttpMethods.IsGet(context.Request.Method) ? ReturnAddress.SignIn(signIn, context.Request) : signIn;
        return PageAnswer.Of<ErrorPage, ShownError>(
            Frame.Of(context), new ShownError(name, at, code, words), status);
    }
}
