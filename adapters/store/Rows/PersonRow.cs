using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class PersonRow
{
    public required PersonId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Null when they have none; several people may share one.</summary>
    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>What was chosen to stand before the name; null when nothing was.</summary>
    public string? Salutation { get; set; }

    public Language Language { get; set; }

    /// <summary>Whether they want no mails of a morning; what they have to do stays.</summary>
    public bool MailsOff { get; set; }

    /// <summary>What the address in a mail's foot bears that stops the mails; null until the first mail.</summary>
    public string? UnsubscribeKey { get; set; }

    /// <summary>From when and until when, Bangkok time, nothing that can wait is sent to them; null for the
    /// usual hours.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>When everything held about them was erased; null while it is there.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>When nothing that can wait is sent to them.</summary>
    public QuietHours QuietHours =>
        QuietFrom is { } from && QuietUntil is { } until ? new QuietHours(from, until) : QuietHours.Usual;

    /// <summary>What they wish of the mails of a morning.</summary>
    public MailWishes Mails => new(MailsOff, QuietHours);

    public static PersonRow For(Person person)
    {
        var row = new PersonRow { Id = person.Id, Name = person.Name };
        row.Take(person);
        return row;
    }

    public Person ToPerson() => new(Id, Name, Email, Language) { Phone = Phone, ChosenSalutation = Salutation };

    /// <summary>Takes over what is said of a person, and tells which of it was otherwise.</summary>
    public IReadOnlyList<string> Take(Person person)
    {
        string[] changed =
        [
            .. Name != person.Name ? ["name"] : Array.Empty<string>(),
            .. Email != person.Email ? ["e-mail"] : Array.Empty<string>(),
            .. Phone != person.Phone ? ["telephone"] : Array.Empty<string>(),
            .. Salutation != person.ChosenSalutation ? ["salutation"] : Array.Empty<string>(),
            .. Language != person.Language ? ["language"] : Array.Empty<string>(),
        ];
        (Name, Phone) = (person.Name, person.Phone);
        (Salutation, Language) = (person.ChosenSalutation, person.Language);
        MoveTo(person.Email);
        return changed;
    }

    /// <summary>Gives them another address. What stands in the mails to the former one stops nothing more.</summary>
    public void MoveTo(string? email)
    {
        if (Email != email)
        {
            (Email, UnsubscribeKey) = (email, null);
        }
    }

    public void Choose(MailWishes wishes)
    {
        var isUsual = wishes.Quiet == QuietHours.Usual;
        (MailsOff, QuietFrom, QuietUntil) = (
            wishes.AreStopped, isUsual ? null : wishes.Quiet.From, isUsual ? null : wishes.Quiet.Until);
    }
}
