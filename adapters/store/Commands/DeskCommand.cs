using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Commands;

/// <summary>
/// What a desk has to say of one command; <see cref="CommandWriter"/> does what is the same for all. It may be run more
/// than once, each time in a transaction of its own.
/// </summary>
/// <param name="id">The command's id.</param>
/// <param name="actor">Who does it.</param>
/// <param name="at">When, UTC.</param>
internal abstract class DeskCommand(CommandId id, Actor actor, DateTimeOffset at)
{
    public CommandId Id => id;

    public Actor Actor => actor;

    public DateTimeOffset At => at;

    /// <summary>Finds what it is about; false when there is no such thing.</summary>
    public abstract bool Find(StoreContext context);

    /// <summary>Why whoever gives it may not; null when they may. The rule is one of <c>AccessRules</c>.</summary>
    public abstract Refusal? Check(StoreContext context, Viewer viewer);

    /// <summary>Why it cannot be done where the thing stands; null when it can.</summary>
    public abstract Refusal? Decide();

    /// <summary>What is wrong with the answers that came with it; empty when nothing is.</summary>
    public virtual IReadOnlyList<FieldProblem> Validate(StoreContext context) => [];

    /// <summary>Changes the fact, and says what is to be written beside it.</summary>
    public abstract CommandTrace Apply(StoreContext context);
}
