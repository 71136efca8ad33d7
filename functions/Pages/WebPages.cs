using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Client;

namespace ProgramFlows.Functions.Pages;

/// <summary>All pages as one function: every path, every method.</summary>
/// <param name="catalogue">What pages may start.</param>
/// <param name="pages">The pages.</param>
public sealed class WebPages(Catalogue catalogue, PagesPipeline pages)
{
    /// <summary>Answers a request.</summary>
    [Function("web")]
    public async Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        BoundClient.Bind(request.HttpContext.RequestServices, client, catalogue);
        await pages.RunAsync(request.HttpContext).ConfigureAwait(false);
        return new EmptyResult(); // The pages have answered; the worker must add nothing.
    }
}
