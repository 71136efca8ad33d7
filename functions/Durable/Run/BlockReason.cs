using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// Why a run must not go on: a payload that this release cannot read, code that no longer fits the history. From then
/// on the run hears nothing more and decides nothing more, and its history keeps what it has not heard; a release that
/// fits replays it and goes on.
/// </summary>
internal sealed class BlockReason
{
    /// <summary>The reason, the first that there was; null while there is none.</summary>
    public string? Reason { get; private set; }

    public bool Stands => Reason is not null;

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
            Because(e.Message);
            return false;
        }
    }

    /// <summary>Stops the run; the first reason stays.</summary>
    public void Because(string reason) => Reason ??= reason;
}
