using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// Why a run must not go on: a payload that this release cannot read. From then on the run hears nothing more and
/// decides nothing more, and its history keeps what it has not heard; a release that can read the payload replays it
/// and goes on.
/// </summary>
/// <param name="show">Tells it outside.</param>
internal sealed class Blockage(Action<string> show)
{
    public bool Stands { get; private set; }

    /// <summary>What the run waits for from now on.</summary>
    public static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;

    /// <summary>Reads a payload for the run; false when it must not hear it.</summary>
    public bool TryRead<T>(JsonElement json, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (Stands)
        {
            return false;
        }

        try
        {
            value = Json.Read<T>(json);
            return true;
        }
        catch (PayloadException e)
        {
            Because(e);
            return false;
        }
    }

    /// <summary>Stops the run; the first reason stays.</summary>
    public void Because(PayloadException reason)
    {
        if (!Stands)
        {
            Stands = true;
            show(reason.Message);
        }
    }
}
