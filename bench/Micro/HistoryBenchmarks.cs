using System.Buffers;
using BenchmarkDotNet.Attributes;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Bench.Micro;

/// <summary>The codec of histories, a hundred turns of one event and one decision each.</summary>
[MemoryDiagnoser]
public class HistoryBenchmarks
{
    private const int Turns = 100;

    private readonly TurnRecord _turn = new(
        638_000_000_000_000_000,
        [new InstanceEvent(InstanceEventKind.TaskCompleted, 1, null, "\"Hello, Tokyo!\""u8.ToArray())],
        [
            new TurnAction(
                TurnActionKind.TaskScheduled,
                2,
                "Hello",
                "96e8e25602305cd3bfffaa8d5d3c5e43",
                0,
                "\"Tokyo\""u8.ToArray()),
                ]);

    private byte[] _row = [];

    /// <summary>Makes the row that is read.</summary>
    [GlobalSetup]
    public void Prepare() => _row = WriteTurns();

    /// <summary>Into bytes.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public byte[] WriteTurns()
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        for (var i = 0; i < Turns; i++)
        {
            TurnCodec.Write(buffer, _turn);
        }

        return TurnCodec.Seal(buffer);
    }

    /// <summary>Out of bytes.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public int ReadTurns() => TurnCodec.ReadTurns(_row).Count;
}
