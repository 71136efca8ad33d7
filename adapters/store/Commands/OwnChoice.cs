using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Commands;

/// <summary>What somebody chooses for a person: each for themselves.</summary>
internal abstract class OwnChoice(CommandId id, PersonId person, Actor actor, DateTimeOffset at)
    : DeskCommand(id, actor, at)
{
    protected PersonRow Person { get; private set; } = null!;

    public override bool Find(StoreContext context) => (Person = context.People.Find(person)!) is not null;

    public override Refusal? Check(StoreContext context, Viewer viewer) => AccessRules.CheckOwn(viewer.Actor, person);

    public override Refusal? Decide() => null;
}
