using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// What a file comes to where something is known already. Pure. A network is known again by its place and kind, a
/// person as <see cref="PeopleBook"/> says; the same file a second time comes to nothing.
/// </summary>
public static class ImportRules
{
    /// <summary>
    /// What is to be taken in, and a line for each change that takes something away or finds nothing.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="known">What is known.</param>
    /// <param name="today">The day in Thailand from which a network is closed.</param>
    /// <param name="newId">Gives somebody new an id, without meaning and never one that was given before.</param>
    public static ImportPlan Plan(ImportedRoster file, KnownRoster known, DateOnly today, Func<PersonId> newId)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(newId);
        var plan = new Planner(file, known, today, newId);
        foreach (var row in file.Rows)
        {
            plan.Take(row);
        }

        return plan.Result();
    }

    private sealed class Planner(ImportedRoster file, KnownRoster known, DateOnly today, Func<PersonId> newId)
    {
        private readonly NetworkBook _networks = new(known.Networks);
        private readonly PeopleBook _people = new(file, known, newId);
        private readonly Dictionary<NetworkCode, Network> _put = [];
        private readonly Dictionary<PersonId, Person> _persons = [];
        private readonly Dictionary<(Role, string, PersonId), Appointment> _appointments = [];
        private readonly Dictionary<NetworkCode, Enrolment> _enrolments = [];
        private readonly List<Appointment> _ended = [];
        private readonly List<PersonId> _erased = [];
        private readonly List<ImportLine> _lines = [];

        public ImportPlan Result() => new(
            new Roster([.. _put.Values], [.. _persons.Values], [.. _appointments.Values], [.. _enrolments.Values])
            {
                Ended = _ended,
                Erased = _erased,
            },
            _lines);

        public void Take(ImportedRow row)
        {
            var network = row.Network is null ? null : _networks.Of(row.Network);
            var scope = network?.Code.Value ?? row.Scope;
            switch (row.Action)
            {
                case RowAction.Put:
                    Put(row, network, scope);
                    break;
                case RowAction.Replace:
                    Put(row, network, scope);
                    EndOthers(row, scope);
                    break;
                case RowAction.End:
                    End(row, scope);
                    break;
                case RowAction.Erase:
                    Erase(row, scope);
                    break;
                case RowAction.Close:
                    Close(row, network!);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(row), row.Action, "No such action.");
            }
        }

        private void Put(ImportedRow row, Network? network, string scope)
        {
            var person = _people.Put(row, scope);
            _persons[person.Id] = person;
            _appointments[(row.Role, scope, person.Id)] =
                new Appointment(person.Id, row.Role, scope, file.ProgrammeId, row.IsDeputy);
            if (network is null || row.JoinedOn is not { } day)
            {
                return;
            }

            if (network.ClosedOn is not null)
            {
                Tell(row, $"เครือข่าย {scope} เปิดอีกครั้ง", $"The network {scope} is opened again.");
            }

            network = network with { ClosedOn = null };
            _put[network.Code] = network;
            _enrolments[network.Code] = new Enrolment(file.ProgrammeId, file.FiscalYear, network, day);
        }

        private void EndOthers(ImportedRow row, string scope)
        {
            foreach (var other in _people.To(row.Role, scope).Where(
                a => a.IsDeputy == row.IsDeputy && !_persons.ContainsKey(a.PersonId)))
            {
                EndOne(row, other);
            }
        }

        private void End(ImportedRow row, string scope)
        {
            var appointment = _people.Find(row, scope) is { } person
                ? _people.To(row.Role, scope).FirstOrDefault(
                    a => a.PersonId == person.Id && a.IsDeputy == row.IsDeputy)
                : null;
            if (appointment is null)
            {
                Tell(
                    row,
                    "ไม่มีบทบาทนี้อยู่แล้ว ไม่มีอะไรเปลี่ยน",
                    "Nobody of that name has this role; nothing changes.");
                return;
            }

            EndOne(row, appointment);
        }

        private void EndOne(ImportedRow row, Appointment appointment)
        {
            _people.End(appointment);
            _ended.Add(appointment);
            Tell(
                row,
                $"บทบาทของบุคคล {appointment.PersonId} ที่ {appointment.Scope} สิ้นสุด",
                $"The role of person {appointment.PersonId} in {appointment.Scope} ends.");
        }

        private void Erase(ImportedRow row, string scope)
        {
            if (_people.Find(row, scope) is not { } person)
            {
                Tell(row, "ไม่มีบุคคลนี้อยู่แล้ว ไม่มีอะไรเปลี่ยน", "Nobody of that name is known; nothing changes.");
                return;
            }

            foreach (var appointment in _people.AppointmentsOf(person.Id))
            {
                EndOne(row, appointment);
            }

            _erased.Add(person.Id);
            Tell(
                row,
                $"ข้อมูลของบุคคล {person.Id} จะถูกลบ คงไว้แต่รหัสในประวัติการทำรายการ",
                $"What is held about person {person.Id} is erased; the audit trail keeps the id alone.");
        }

        private void Close(ImportedRow row, Network network)
        {
            if (!_networks.IsKnown(network.Code) || network.ClosedOn is not null)
            {
                Tell(
                    row,
                    "ไม่มีเครือข่ายนี้เปิดอยู่ ไม่มีอะไรเปลี่ยน",
                    "There is no such network that is open; nothing changes.");
                return;
            }

            foreach (var appointment in _people.To(Role.Coordinator, network.Code.Value))
            {
                EndOne(row, appointment);
            }

            _put[network.Code] = network with { ClosedOn = today };
            var name = NetworkNames.Of(network);
            Tell(
                row,
                $"ปิดเครือข่าย {network.Code} {name.Th} งานที่ค้างอยู่ได้รับการยกเว้น",
                $"The network {network.Code}, {name.En}, is closed; its open tasks are waived.");
        }

        private void Tell(ImportedRow row, string th, string en) => _lines.Add(new ImportLine(row.Number, th, en));
    }
}
