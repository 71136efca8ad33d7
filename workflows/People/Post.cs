namespace ProgramFlows.Workflows.People;

/// <summary>A role in one place of a programme, and who holds it on a day.</summary>
/// <param name="Holders">Its holders and their deputies; empty when it is vacant.</param>
public sealed record Post(IReadOnlyList<PostHolder> Holders)
{
    /// <summary>Nobody holds it.</summary>
    public static Post Vacant { get; } = new([]);

    /// <summary>Whether none of its holders is there: it is vacant, or all are on leave.</summary>
    public bool IsUnattended => !Holders.Any(h => h is { IsDeputy: false, IsAway: false });

    /// <summary>Those whose turn it is: the holders who are there, and in their place the deputies who are.</summary>
    public IReadOnlyList<PersonId> Acting =>
        [.. Holders.Where(h => !h.IsAway && h.IsDeputy == IsUnattended).Select(h => h.PersonId)];

    /// <summary>
    /// Those who are told what concerns the post: whose turn it is, or its holders when nobody is there to read it.
    /// </summary>
    public IReadOnlyList<PersonId> Told =>
        Acting is { Count: > 0 } acting ? acting : [.. Holders.Where(h => !h.IsDeputy).Select(h => h.PersonId)];
}
