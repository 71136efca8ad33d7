using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using ProgramFlows.Tests.FunctionsHost.Protocol;
using Content = ProgramFlows.Tests.FunctionsHost.Protocol.StreamingMessage.ContentOneofCase;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>The one stream between the host and its worker: questions go out, answers and log lines come in.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _questions = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _open = new();
    private readonly ConcurrentQueue<RpcLog> _logged = new();
    private readonly TaskCompletionSource<string> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The worker has called; it says who it is.</summary>
    public Task<string> Began => _began.Task;

    /// <summary>The worker says that all of it has started, its own web server too.</summary>
    public Task Started => _started.Task;

    /// <summary>What the worker wanted to have logged.</summary>
    public IReadOnlyCollection<RpcLog> Logged => _logged;

    /// <summary>Asks the worker and waits for its answer.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        question.RequestId = Guid.NewGuid().ToString();
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[question.RequestId] = answer;
        Tell(question);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Tells the worker what it does not answer.</summary>
    public void Tell(StreamingMessage message) => _questions.Writer.TryWrite(message);

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context)
    {
        var asking = SendAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Hear(message);
            }
        }
        finally
        {
            _questions.Writer.TryComplete();
            foreach (var answer in _open.Values)
            {
                answer.TrySetException(new IOException("The worker has gone without an answer."));
            }

            await asking;
        }
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellationToken)
    {
        await foreach (var question in _questions.Reader.ReadAllAsync(cancellationToken))
        {
            await stream.WriteAsync(question, cancellationToken);
        }
    }

    private void Hear(StreamingMessage message)
    {
        if (message.ContentCase == Content.StartStream)
        {
            _began.TrySetResult(message.StartStream.WorkerId);
        }
        else if (message.ContentCase == Content.RpcLog)
        {
            _logged.Enqueue(message.RpcLog);
            if (message.RpcLog is { Category: "Microsoft.Hosting.Lifetime", Message: var said }
                && said.StartsWith("Application started", StringComparison.Ordinal))
            {
                _started.TrySetResult();
            }
        }
        else if (_open.TryRemove(message.RequestId, out var answer))
        {
            answer.SetResult(message);
        }
    }
}
