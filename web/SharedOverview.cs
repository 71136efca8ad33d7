using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProgramFlows.Web.Pages;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Web;

/// <summary>
/// The overview is the same for all, so it is made once a moment however many ask for it, and whole before any of it is
/// sent: whoever reads slowly, or not at all, keeps neither the store nor the others waiting.
/// </summary>
internal sealed class SharedOverview(IServiceScopeFactory scopes, ILoggerFactory logging, TimeProvider clock)
{
    private const int MostListed = 10;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Language, Made> _made = [];

    /// <summary>The page in UTF-8, at most a moment old.</summary>
    public Task<byte[]> ReadAsync(Language language)
    {
        lock (_lock)
        {
            if (_made.TryGetValue(language, out var last) && IsFresh(last))
            {
                return last.Page;
            }

            // Nobody's own request: it must not end with whoever happened to ask first.
            var begun = new Made(clock.GetTimestamp(), Task.Run(() => MakeAsync(language)));
            _made[language] = begun;
            return begun.Page;
        }
    }

    private bool IsFresh(Made made) =>
        !made.Page.IsCompleted
        || (made.Page.IsCompletedSuccessfully && clock.GetElapsedTime(made.At) < Moment);

    private async Task<byte[]> MakeAsync(Language language)
    {
        await using var scope = scopes.CreateAsyncScope();
        var progress = scope.ServiceProvider.GetRequiredService<IProgressReader>();
        var today = ThaiTime.DayOf(clock.GetUtcNow());
        var overview = new Overview(
            today,
            await progress.YearsAsync(today, CancellationToken.None).ConfigureAwait(false),
            await progress.OverdueAsync(today, MostListed, CancellationToken.None).ConfigureAwait(false),
            await progress.MessagesAsync(MostListed, CancellationToken.None).ConfigureAwait(false));
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(OverviewPage.Texts)] = new PageTexts(language),
            [nameof(OverviewPage.Shown)] = overview,
        });
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logging);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<OverviewPage>(parameters).ConfigureAwait(false)).ToHtmlString())
                .ConfigureAwait(false);
        return Encoding.UTF8.GetBytes(html);
    }

    private sealed record Made(long At, Task<byte[]> Page);
}
