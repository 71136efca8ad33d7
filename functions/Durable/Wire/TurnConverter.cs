using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace ProgramFlows.Functions.Durable.Wire;

/// <summary>
/// Keeps the message by which the host asks for a turn. Durable Task's own part of the worker turns it into a context
/// that does not show the history; ours is held against it (<see cref="Run.ActionLedger"/>). It converts nothing.
/// </summary>
public sealed class TurnConverter : IInputConverter
{
    private const string Trigger = "orchestrationTrigger";

    /// <summary>The message of a function's invocation.</summary>
    /// <exception cref="InvalidOperationException">This converter is not the worker's first.</exception>
    public static string TurnOf(FunctionContext function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.Items.TryGetValue(typeof(TurnConverter), out var turn)
            ? (string)turn
            : throw new InvalidOperationException(
                "The message of the turn was not kept. Register 'TurnConverter' as the first of the input converters.");
    }

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Source is string turn && context.TargetType == typeof(object)
            && context.FunctionContext.FunctionDefinition.InputBindings.Values.Any(b => b.Type == Trigger))
        {
            context.FunctionContext.Items[typeof(TurnConverter)] = turn;
        }

        return ValueTask.FromResult(ConversionResult.Unhandled());
    }
}
