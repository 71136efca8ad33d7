using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who people are.</summary>
internal sealed class PersonReader(StoreWriter writer) : IPersonReader
{
    public Task<KnownPerson?> FindAsync(PersonId id, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Find(context, id), cancellationToken);

    private static KnownPerson? Find(StoreContext context, PersonId id) =>
        context.People.AsNoTracking().FirstOrDefault(p => p.Id == id) is { } person
            ? new KnownPerson(
                person.ToPerson(),
                new Viewer(Actor.Person(person.Id), new PostBook().AppointmentsOf(context, Actor.Person(person.Id))))
            {
                Mails = person.Mails,
            }
            : null;
}
