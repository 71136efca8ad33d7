using System.Globalization;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Takes rows one by one, notes everything that is wrong with each, and makes the roster when nothing is.
/// </summary>
public sealed class RosterBuilder
{
    private const int FewestOfAnotherYear = 3;
    private const string Deputy = "deputy-";

    private static readonly Dictionary<string, Role> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["coordinator"] = Role.Coordinator,
        ["provincial-coordinator"] = Role.ProvincialCoordinator,
        ["regional-office"] = Role.RegionalOffice,
    };

    private static readonly Dictionary<string, RowAction> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["replace"] = RowAction.Replace,
        ["end"] = RowAction.End,
        ["erase"] = RowAction.Erase,
        ["close"] = RowAction.Close,
    };

    private readonly Problems _problems = new();
    private readonly Problems _notes = new();
    private readonly PersonOfRow _persons;
    private readonly List<(int Row, string Day)> _outsideTheYear = [];
    private readonly Dictionary<string, Network> _networks = [];
    private readonly List<ImportedRow> _taken = [];
    private readonly HashSet<(Role, string, string?, string?)> _seen = [];
    private readonly Dictionary<string, DateOnly> _joining = [];
    private readonly ProgrammeDefinition _programme;
    private readonly PlaceIndex _places;
    private int _rows;
    private int _days;

    /// <summary>Begins a file.</summary>
    /// <param name="programme">The programme that the networks join.</param>
    /// <param name="places">Where networks may stand.</param>
    public RosterBuilder(ProgrammeDefinition programme, PlaceIndex places)
    {
        (_programme, _places) = (programme, places);
        _persons = new PersonOfRow(_problems);
    }

    /// <summary>Whether anything is wrong so far.</summary>
    public bool HasProblems => _problems.Count > 0;

    /// <summary>Notes what is wrong with a row; 0 is the whole file.</summary>
    public void Refuse(int row, string th, string en) => _problems.Add(row, th, en);

    /// <summary>Refuses a row that cannot be read any further.</summary>
    public void RefuseRow(int row, string th, string en)
    {
        _rows++;
        Refuse(row, th, en);
    }

    /// <summary>Takes a row, of as many fields as the header has.</summary>
    public void Add(int row, string[] header, string[] fields)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Length != header.Length)
        {
            RefuseRow(
                row,
                $"มี {fields.Length} ช่อง แต่ต้องมี {header.Length} ช่อง ตรวจเครื่องหมายจุลภาคและอัญประกาศ",
                $"There are {fields.Length} fields instead of {header.Length}. Look at commas and quotes.");
            return;
        }

        _rows++;
        Add(row, header.Zip(fields).ToDictionary(f => f.First, f => f.Second.Trim()));
    }

    /// <summary>What came of all rows.</summary>
    /// <param name="encoding">How the file was read.</param>
    public ReadNetworks Result(string encoding)
    {
        RefuseDaysOutsideTheYear();
        if (_rows == 0 && _problems.Count == 0)
        {
            Refuse(0, "ไม่มีแถวข้อมูล", "There is no row below the header.");
        }

        var roster = _problems.Count > 0
            ? null
            : new ImportedRoster(_programme.Id, _programme.FiscalYear, _taken);
        return new ReadNetworks(roster, _problems.InOrder, _problems.Count, _rows, encoding)
        {
            Notes = [.. _notes.InOrder.Select(n => new ImportLine(n.Row, n.Th, n.En))],
        };
    }

    /// <summary>A file of another year, or for another programme, is one mistake and not one for each row.</summary>
    private void RefuseDaysOutsideTheYear()
    {
        if (_outsideTheYear.Count == _days && _days >= FewestOfAnotherYear)
        {
            Refuse(
                0,
                $"วันที่เข้าร่วมทั้ง {_days} วันอยู่นอกปีงบประมาณ {_programme.FiscalYear} โปรดตรวจว่าเป็นไฟล์ของปีนี้ "
                + "หรือระบุโครงการด้วย --programme",
                $"All {_days} days are outside the fiscal year {_programme.FiscalYear}. Give the file of this year, or "
                + "name the programme of the file's year with --programme.");
            return;
        }

        foreach (var (row, day) in _outsideTheYear)
        {
            Refuse(
                row,
                $"วันที่ {day} อยู่นอกปีงบประมาณ {_programme.FiscalYear}",
                $"{day} is outside the fiscal year {_programme.FiscalYear}.");
        }
    }

    private void Add(int row, Dictionary<string, string> values)
    {
        var isDeputy = values["role"].StartsWith(Deputy, StringComparison.OrdinalIgnoreCase);
        var role = RoleOf(row, isDeputy ? values["role"][Deputy.Length..] : values["role"]);
        var scope = ScopeOf(row, role, values["scope"]);
        var action = ActionOf(row, values.GetValueOrDefault("action") ?? "");
        var person = action == RowAction.Close ? null : _persons.Read(row, values);
        var joinedOn = JoinedOn(row, role, isDeputy, action, values["joined_on"]);
        if (role is not { } known || scope is null || action is not { } asked
            || (person is null && asked != RowAction.Close))
        {
            return;
        }

        if (!_seen.Add((known, scope, person?.Name, EmailAddress.Read(person?.Email)?.OnTheWire ?? person?.Phone)))
        {
            Refuse(row, "แถวนี้ซ้ำกับแถวก่อนหน้า โปรดลบออก", "This row repeats an earlier one. Remove it.");
        }

        if (asked == RowAction.Close && known != Role.Coordinator)
        {
            Refuse(row, "close ใช้กับ coordinator เท่านั้น", "Only a coordinator's network can be closed.");
            return;
        }

        Network? network = known == Role.Coordinator ? _networks[scope] : null;
        if (network is not null && values.GetValueOrDefault("network_name") is { Length: > 0 } own)
        {
            network = network with { OwnName = own };
        }

        if (joinedOn is { } day && _joining.TryAdd(scope, day) is false && _joining[scope] != day)
        {
            Refuse(
                row,
                $"เครือข่าย {scope} มีวันที่เข้าร่วมต่างกัน โปรดแก้ให้ตรงกัน",
                $"The network {scope} has another joined_on in an earlier row. Make them the same.");
        }

        _taken.Add(new ImportedRow(row, asked, known, scope, network, isDeputy, person, joinedOn));
    }

    private RowAction? ActionOf(int row, string value)
    {
        if (value.Length == 0)
        {
            return RowAction.Put;
        }

        if (Actions.TryGetValue(value, out var action))
        {
            return action;
        }

        Refuse(
            row,
            $"คำสั่ง '{Quoted.Of(value)}' ไม่ถูกต้อง เว้นว่าง หรือใช้ {string.Join(", ", Actions.Keys)}",
            $"'{Quoted.Of(value)}' is no action. Leave it empty, or use {string.Join(", ", Actions.Keys)}.");
        return null;
    }

    private Role? RoleOf(int row, string value)
    {
        if (Roles.TryGetValue(value, out var role))
        {
            return role;
        }

        Refuse(
            row,
            $"บทบาท '{Quoted.Of(value)}' ไม่ถูกต้อง ใช้ {string.Join(", ", Roles.Keys)}",
            $"'{Quoted.Of(value)}' is no role. Use {string.Join(", ", Roles.Keys)}.");
        return null;
    }

    private string? ScopeOf(int row, Role? role, string value) => role is { } known
        ? known switch
        {
            Role.Coordinator => NetworkOf(row, value),
            Role.ProvincialCoordinator => ProvinceOf(row, value),
            Role.RegionalOffice => OfficeOf(row, value),

            // A file of networks names the three above alone; whoever else there is, is appointed one by one.
            Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor or Role.Administrator => null,
        }
        : null;

    private string? NetworkOf(int row, string value)
    {
        if (new PlaceOfRow(_places, _problems, _notes).Read(row, value) is not { } network)
        {
            return null;
        }

        _networks.TryAdd(network.Code.Value, network);
        return network.Code.Value;
    }

    private string? ProvinceOf(int row, string value)
    {
        if (_places.Provinces.Contains(value))
        {
            return value;
        }

        Refuse(
            row,
            $"ไม่พบรหัสจังหวัด '{Quoted.Of(value)}' ใช้รหัส 2 หลัก",
            $"There is no province '{Quoted.Of(value)}'. Use its two-digit code.");
        return null;
    }

    private string? OfficeOf(int row, string value)
    {
        if (_places.Offices.Contains(value))
        {
            return value;
        }

        Refuse(
            row,
            $"ไม่พบสำนักงาน '{Quoted.Of(value)}' ใช้ {string.Join(", ", _places.Offices.Order())}",
            $"There is no office '{Quoted.Of(value)}'. Use one of {string.Join(", ", _places.Offices.Order())}.");
        return null;
    }

    private DateOnly? JoinedOn(int row, Role? role, bool isDeputy, RowAction? action, string value)
    {
        var joins = role == Role.Coordinator && !isDeputy && action is RowAction.Put or RowAction.Replace;
        if (role is null || (!joins && value.Length == 0))
        {
            return null;
        }

        if (!joins)
        {
            Refuse(
                row,
                "joined_on ใช้กับ coordinator เท่านั้น โปรดเว้นว่าง",
                "Only coordinators have a joined_on. Leave it empty.");
            return null;
        }

        if (DayOf(value) is not { } day)
        {
            Refuse(
                row,
                $"วันที่ '{Quoted.Of(value)}' ไม่ถูกต้อง ใช้รูปแบบ 2026-10-01",
                $"'{Quoted.Of(value)}' is no day. Write it like 2026-10-01.");
            return null;
        }

        _days++;
        if (day <= _programme.Year.LastDay && day >= _programme.Year.FirstDay.AddYears(-1))
        {
            return day;
        }

        _outsideTheYear.Add((row, value));
        return null;
    }

    /// <summary>A day; a year that can only be of the Buddhist Era is one, also in a leap year of its own.</summary>
    private static DateOnly? DayOf(string value)
    {
        if (value.Length == 10
            && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year > FiscalYear.EraOffset + 1_900)
        {
            value = string.Create(CultureInfo.InvariantCulture, $"{year - FiscalYear.EraOffset:0000}{value[4..]}");
        }

        return DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }
}
