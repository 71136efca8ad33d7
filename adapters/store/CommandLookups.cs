using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// What every command asks, compiled once for a model: the writer does little else, and everybody waits for it.
/// </summary>
internal sealed class CommandLookups
{
    public Func<StoreContext, TaskId, TaskRow?> TaskById { get; } =
        EF.CompileQuery((StoreContext c, TaskId id) => c.Tasks.FirstOrDefault(t => t.Id == id));

    public Func<StoreContext, CommandId, bool> AuditById { get; } =
        EF.CompileQuery((StoreContext c, CommandId id) => c.Audit.Any(a => a.CommandId == id));

    public Func<StoreContext, string, bool> NoticeByKey { get; } =
        EF.CompileQuery((StoreContext c, string key) => c.Notices.Any(n => n.Key == key));
}
