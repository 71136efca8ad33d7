using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;

namespace ProgramFlows.Tests.Proof.PowerCuts;

/// <summary>What came of opening a folder that a power cut or a bad disk left, and of going on.</summary>
/// <param name="Ends">How the fleet ended; null when the engine refused.</param>
/// <param name="Refusal">Why the engine, or one of its instances, did not go on; null when they did.</param>
internal sealed record Reopened(IReadOnlyList<string>? Ends, string? Refusal)
{
    /// <summary>Opens the folder and plays the fleet to its end.</summary>
    public static async Task<Reopened> PlayAsync(string folder, CancellationToken cancellationToken)
    {
        var clock = new VirtualClock(Fleet.Begin.AddDays(7));
        var options = new EngineOptions { Folder = folder, Clock = clock, StopTimeout = TimeSpan.Zero };
        try
        {
            await using var engine =
                EmbeddedEngine.Open(options, Fleet.NewCatalogue(), NoServices.Instance, NullLoggerFactory.Instance);
            engine.Start();
            var playing = PlayAsync(engine, clock, cancellationToken);
            if (await Task.WhenAny(playing, engine.FirstError) != playing)
            {
                return new Reopened(null, (await engine.FirstError).Message);
            }

            var page = await playing;
            var problem = page.Items.FirstOrDefault(i => i.Problem is not null)?.Problem;
            return problem is null ? new Reopened(Fleet.Ends(page), null) : new Reopened(null, problem);
        }
        catch (JournalException e)
        {
            return new Reopened(null, e.Message);
        }
    }

    private static async Task<OrchestrationPage> PlayAsync(
        EmbeddedEngine engine, VirtualClock clock, CancellationToken cancellationToken)
    {
        await Fleet.AskAsync(engine.Client, cancellationToken);
        await new VirtualTime(engine, clock).PlayToAsync(Fleet.End, cancellationToken);
        return await engine.Client.QueryAsync(new OrchestrationQuery { PageSize = 1_000 }, cancellationToken);
    }
}
