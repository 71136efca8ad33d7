using System.Text.Json;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// What a run hears, handed to its code one thing after another. Code that goes on from one thing may bring about
/// another within (a timer that it gives up); only when all that follows has been done is the run looked at.
/// </summary>
/// <param name="mayHear">Whether the run may hear anything now.</param>
/// <param name="after">Looks at the run.</param>
internal sealed class TurnScheduler(Func<bool> mayHear, Action after)
{
    private int _depth;

    /// <summary>How many answers and timers the code still has to hear of.</summary>
    public int Open { get; private set; }

    /// <summary>Hands over something new, unless the run may hear nothing.</summary>
    public void Hand(Action over)
    {
        var heard = mayHear();
        Within(() =>
        {
            if (heard)
            {
                over();
            }
        });
    }

    /// <summary>A stretch of the code's own running.</summary>
    public void Within(Action step)
    {
        _depth++;
        try
        {
            step();
        }
        finally
        {
            if (--_depth == 0)
            {
                after();
            }
        }
    }

    /// <summary>The answer as the code hears it.</summary>
    public Task<JsonElement> Expect(Task<JsonElement> answer)
    {
        var heard = new TaskCompletionSource<JsonElement>();
        Open++;
        _ = ListenAsync(answer, heard);
        return heard.Task;
    }

    private async Task ListenAsync(Task<JsonElement> answer, TaskCompletionSource<JsonElement> heard)
    {
        try
        {
            await answer;
        }
        catch (Exception)
        {
            // It is handed over below, as it is.
        }

        Open--;
        if (answer.IsCanceled)
        {
            Within(() => heard.SetFromTask(answer)); // The code itself has given it up.
        }
        else
        {
            Hand(() => heard.SetFromTask(answer));
        }
    }
}
