using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>Messages as they were sent.</summary>
internal sealed class MessageContents(StoreWriter writer) : IMessageContents
{
    public Task<int> ForgetAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Forget(context, before, most), cancellationToken);

    private static int Forget(StoreContext context, DateTimeOffset before, int most)
    {
        var keys = context.MessageContents.Where(c => c.At < before).OrderBy(c => c.At).Select(c => c.MessageKey)
            .Take(most).ToList();
        return context.MessageContents.Where(c => keys.Contains(c.MessageKey)).ExecuteDelete();
    }
}
