using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Web.Api.Reports;

/// <summary>
/// Where carriers report what became of messages: <c>/webhooks/sendgrid</c>. No session and no form's proof is asked
/// for; the report proves itself.
/// </summary>
internal static class ReportEndpoints
{
    private const string Pattern = "/webhooks/{carrier}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Pattern, TakeInAsync).ForMachines();

    private static async Task<IResult> TakeInAsync(HttpContext context, ReportIntake intake, string carrier) =>
        Results.StatusCode(await intake.TakeInAsync(carrier, context.Request, context.RequestAborted)
            .ConfigureAwait(false) is { } standing
                ? StatusOf(standing)
                : StatusCodes.Status404NotFound);

    private static int StatusOf(CarrierReportStanding standing) => standing switch
    {
        CarrierReportStanding.Genuine => StatusCodes.Status204NoContent,
        CarrierReportStanding.Forged or CarrierReportStanding.Stale => StatusCodes.Status403Forbidden,
        CarrierReportStanding.Malformed => StatusCodes.Status400BadRequest,
        CarrierReportStanding.TooLarge => StatusCodes.Status413PayloadTooLarge,
    };
}
