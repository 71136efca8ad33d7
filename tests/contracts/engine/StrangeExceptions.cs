using System.Reflection;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Exceptions that a careless engine does not survive.</summary>
public static class StrangeExceptions
{
    private const string Cycle = "it lies underneath itself";
    private const string Deep = "a thousand lie underneath";
    private const string Dreadful = "its members throw";
    private const string LongMessage = "a message of 5 million characters";
    private const string LongTrace = "a stack trace of 10 million characters";
    private const string Many = "an aggregate of a thousand";
    private const string NoMessage = "its message is null";
    private const string Surrogates = "lone surrogates";
    private const string Underneath = "its members throw, underneath others";

    /// <summary>Their names.</summary>
    public static TheoryData<string> All { get; } =
        [Cycle, Deep, Dreadful, LongMessage, LongTrace, Many, NoMessage, Surrogates, Underneath];

    public static Exception Of(string what) => what switch
    {
        Cycle => InACycle(),
        Deep => Enumerable.Range(0, 1_000).Aggregate(new IOException("deep"), (e, i) => new IOException($"{i}", e)),
        Dreadful => new DreadfulException(),
        LongMessage => new IOException(new string('ก', 5_000_000)),
        LongTrace => new Told("long", new string('x', 10_000_000)),
        Many => new AggregateException(Enumerable.Range(0, 1_000).Select(i => new IOException($"{i}"))),
        NoMessage => new Told(null, null),
        Surrogates => new IOException("\ud800 lone \udc00 surrogates \udfff"),
        _ => new IOException("outer", new DreadfulException()),
    };

    private static IOException InACycle()
    {
        var outer = new IOException("outer", new IOException("inner"));
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(outer.InnerException, outer);
        return outer;
    }

    private sealed class Told(string? message, string? trace) : Exception
    {
        public override string Message => message!;

        public override string? StackTrace => trace;
    }
}
