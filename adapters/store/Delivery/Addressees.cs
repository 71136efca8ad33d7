using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>The readers of messages as somebody may know them; what they may is said by AccessRules.</summary>
/// <param name="context">The store.</param>
/// <param name="viewer">Who looks.</param>
/// <param name="only">One person alone; null for everybody.</param>
internal sealed class Addressees(StoreContext context, Viewer viewer, PersonId? only = null)
{
    private readonly NamedPosts _posts = NamedPosts.Of(context, only is { } person ? [person] : null);

    /// <summary>Whether the viewer sees messages to a person.</summary>
    public bool IsSeen(PersonId person) =>
        AccessRules.CheckMessageTo(viewer, person, _posts.PostsOf(person)) is null;

    /// <summary>Whether the viewer may know who a person is, and what is written to them.</summary>
    public bool IsKnown(PersonId person) => AccessRules.KnowsReader(viewer, person, _posts.PostsOf(person));

    /// <summary>Those to whom the viewer sees messages; null for everybody.</summary>
    public IReadOnlyList<PersonId>? Seen() => AccessRules.Check(viewer, Permission.SendAgain) is null
        ? null
        : [.. _posts.People.Where(IsSeen)];

    /// <summary>Those among them who are meant by words, by where they are or, if they are known, by name.</summary>
    public IReadOnlyList<PersonId> Meant(string words)
    {
        var named = context.People.AsNoTracking().Select(p => new { p.Id, p.Name }).AsEnumerable()
            .Where(p => p.Name.Contains(words, StringComparison.OrdinalIgnoreCase) && IsKnown(p.Id))
            .Select(p => p.Id);
        return [.. _posts.People.Where(p => _posts.IsAt(p, words)).Union(named).Where(IsSeen)];
    }

    /// <summary>A person as the viewer may know them.</summary>
    public Addressee Of(PersonRow person)
    {
        var isKnown = IsKnown(person.Id);
        return new Addressee(
            isKnown && person.Name.Length > 0 ? person.Name : null,
            isKnown ? person.Email : null,
            _posts.SeenOf(person.Id),
            person.Language);
    }
}
