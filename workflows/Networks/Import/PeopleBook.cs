using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Finds the person that a row means among those who are known. Addresses may be shared, so that none alone says who it
/// is: in this order, whoever has the same post and the same name; whoever has the same address and the same name;
/// whoever has the same telephone number and the same name; and the one holder of the same post with the same address,
/// whose name was written otherwise, where no other row of the file has that address in that post.
/// </summary>
internal sealed class PeopleBook
{
    private readonly Dictionary<PersonId, Person> _people;
    private readonly HashSet<Appointment> _appointments;
    private readonly Dictionary<(Role, string, string?), int> _sharing;
    private readonly string _programme;
    private readonly Func<PersonId> _newId;

    public PeopleBook(ImportedRoster file, KnownRoster known, Func<PersonId> newId)
    {
        (_programme, _newId) = (file.ProgrammeId, newId);
        _people = known.People.ToDictionary(p => p.Id);
        _appointments = [.. known.Appointments];
        _sharing = file.Rows.Where(r => r.Person is not null)
            .CountBy(r => (r.Role, r.Scope, Wire(r.Person!.Email)))
            .ToDictionary();
    }

    /// <summary>Who a row means; null when nobody who is known.</summary>
    public Person? Find(ImportedRow row, string scope)
    {
        if (row.Person is not { } wanted)
        {
            return null;
        }

        var holders = Holders(row.Role, scope);
        return holders.FirstOrDefault(p => SameName(p, wanted))
            ?? Among(p => SameAddress(p, wanted) && SameName(p, wanted))
            ?? Among(p => wanted.Phone is not null && p.Phone == wanted.Phone && SameName(p, wanted))
            ?? (_sharing.GetValueOrDefault((row.Role, row.Scope, Wire(wanted.Email))) == 1
                && holders.Where(p => SameAddress(p, wanted)).ToList() is [var only]
                    ? only
                    : null);
    }

    /// <summary>Who a row means, as the row has them; somebody new where nobody is known.</summary>
    public Person Put(ImportedRow row, string scope)
    {
        var known = Find(row, scope);
        var person = row.Person!.As(known?.Id ?? _newId());

        // What a file leaves out stays as it is.
        person = known is null ? person : person with
        {
            Email = person.Email ?? known.Email,
            Phone = person.Phone ?? known.Phone,
            ChosenSalutation = person.ChosenSalutation ?? known.ChosenSalutation,
        };
        _people[person.Id] = person;
        _appointments.Add(new Appointment(person.Id, row.Role, scope, _programme, row.IsDeputy));
        return person;
    }

    public IReadOnlyList<Appointment> AppointmentsOf(PersonId id) => [.. _appointments.Where(a => a.PersonId == id)];

    /// <summary>The appointments to a post, of holders and deputies alike.</summary>
    public IReadOnlyList<Appointment> To(Role role, string scope) =>
        [.. _appointments.Where(a => a.ProgrammeId == _programme && a.Role == role && a.Scope == scope)];

    public bool Has(PersonId id, Role role, string scope, bool isDeputy) =>
        _appointments.Contains(new Appointment(id, role, scope, _programme, isDeputy));

    public void End(Appointment appointment) => _appointments.Remove(appointment);

    private static bool SameName(Person person, ImportedPerson wanted) => Bare(person.Name) == Bare(wanted.Name);

    private static bool SameAddress(Person person, ImportedPerson wanted) =>
        wanted.Email is not null && Wire(person.Email) == Wire(wanted.Email);

    /// <summary>An address may be written in several ways.</summary>
    private static string? Wire(string? email) => EmailAddress.Read(email)?.OnTheWire;

    private static string Bare(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private List<Person> Holders(Role role, string scope) =>
    [
        .. To(role, scope).Select(a => _people.GetValueOrDefault(a.PersonId)).OfType<Person>().DistinctBy(p => p.Id)
            .OrderBy(p => p.Id.Value, StringComparer.Ordinal),
    ];

    private Person? Among(Func<Person, bool> condition) =>
        _people.Values.Where(condition).MinBy(p => p.Id.Value, StringComparer.Ordinal);
}
