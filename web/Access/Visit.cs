using Microsoft.AspNetCore.Http;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Web.Access;

/// <summary>Who asks.</summary>
/// <param name="Visitor">Who has signed in; null when nobody has, or the session has ended.</param>
/// <param name="Former">Whose session it was that has ended; null otherwise. What they were writing may be kept for
/// them, and nothing else.</param>
internal sealed record Visit(Visitor? Visitor, PersonId? Former)
{
    private static readonly object Key = new();

    public static Visit Nobody { get; } = new(null, null);

    public static Visit Of(HttpContext context) => context.Items[Key] as Visit ?? Nobody;

    public void SetOn(HttpContext context) => context.Items[Key] = this;
}
