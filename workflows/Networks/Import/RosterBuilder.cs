using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Takes rows one by one, notes everything that is wrong with each, and makes the roster when nothing is.
/// </summary>
/// <param name="programme">The programme that the networks join.</param>
/// <param name="places">Where networks may stand.</param>
public sealed class RosterBuilder(ProgrammeDefinition programme, IReadOnlyList<Place> places)
{
    private const int LongestName = 200;
    private const int FewestOfAnotherYear = 3;
    private const string Deputy = "deputy-";
    private const string FormulaStarts = "=+-@";

    private static readonly Dictionary<string, Role> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["coordinator"] = Role.Coordinator,
        ["provincial-coordinator"] = Role.ProvincialCoordinator,
        ["regional-office"] = Role.RegionalOffice,
    };

    private readonly Dictionary<string, Place> _places =
        places.ToDictionary(p => p.Code, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _provinces = [.. places.Select(p => p.ProvinceCode)];
    private readonly HashSet<string> _offices = [.. places.Select(p => p.Office)];
    private readonly Problems _problems = new();
    private readonly List<(int Row, string Day)> _outsideTheYear = [];
    private readonly Dictionary<string, Network> _networks = [];
    private readonly Dictionary<string, Person> _people = [];
    private readonly HashSet<Appointment> _appointments = [];
    private readonly Dictionary<string, Enrolment> _enrolments = [];
    private int _rows;
    private int _days;

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
            : new Roster([.. _networks.Values], [.. _people.Values], [.. _appointments], [.. _enrolments.Values]);
        return new ReadNetworks(roster, _problems.InOrder, _problems.Count, _rows, encoding);
    }

    /// <summary>A file of another year, or for another programme, is one mistake and not one for each row.</summary>
    private void RefuseDaysOutsideTheYear()
    {
        if (_outsideTheYear.Count == _days && _days >= FewestOfAnotherYear)
        {
            Refuse(
                0,
                $"วันที่เข้าร่วมทั้ง {_days} วันอยู่นอกปีงบประมาณ {programme.FiscalYear} โปรดตรวจว่าเป็นไฟล์ของปีนี้ "
                + "หรือระบุโครงการด้วย --programme",
                $"All {_days} days are outside the fiscal year {programme.FiscalYear}. Give the file of this year, or "
                + "name the programme of the file's year with --programme.");
            return;
        }

        foreach (var (row, day) in _outsideTheYear)
        {
            Refuse(
                row,
                $"วันที่ {day} อยู่นอกปีงบประมาณ {programme.FiscalYear}",
                $"{day} is outside the fiscal year {programme.FiscalYear}.");
        }
    }

    private void Add(int row, Dictionary<string, string> values)
    {
        var isDeputy = values["role"].StartsWith(Deputy, StringComparison.OrdinalIgnoreCase);
        var role = RoleOf(row, isDeputy ? values["role"][Deputy.Length..] : values["role"]);
        var scope = ScopeOf(row, role, values["scope"]);
        var person = PersonOf(row, values);
        var joinedOn = JoinedOn(row, role, isDeputy, values["joined_on"]);
        if (role is not { } known || scope is null || person is null)
        {
            return;
        }

        var appointment = new Appointment(person.Id, known, scope, programme.Id, isDeputy);
        if (!_appointments.Add(appointment) || _appointments.Contains(appointment with { IsDeputy = !isDeputy }))
        {
            Refuse(row, "แถวนี้ซ้ำกับแถวก่อนหน้า โปรดลบออก", "This row repeats an earlier one. Remove it.");
        }

        if (joinedOn is { } day)
        {
            Enrol(row, _places[scope], day);
        }
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
            Role.Coordinator => SubdistrictOf(row, value),
            Role.ProvincialCoordinator => ProvinceOf(row, value),
            Role.RegionalOffice => OfficeOf(row, value),
        }
        : null;

    private string? SubdistrictOf(int row, string value)
    {
        if (_places.TryGetValue(value, out var place))
        {
            return place.Code;
        }

        Refuse(
            row,
            $"ไม่พบรหัสตำบล '{Quoted.Of(value)}' ใช้รหัส 6 หลักใน subdistricts.csv",
            $"There is no subdistrict '{Quoted.Of(value)}'. Use a six-digit code of subdistricts.csv.");
        return null;
    }

    private string? ProvinceOf(int row, string value)
    {
        if (_provinces.Contains(value))
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
        if (_offices.Contains(value))
        {
            return value;
        }

        Refuse(
            row,
            $"ไม่พบสำนักงาน '{Quoted.Of(value)}' ใช้ {string.Join(", ", _offices.Order())}",
            $"There is no office '{Quoted.Of(value)}'. Use one of {string.Join(", ", _offices.Order())}.");
        return null;
    }

    private Person? PersonOf(int row, Dictionary<string, string> values)
    {
        var (name, email, language) =
            (values["name"], EmailAddress.Read(values["email"]), values["language"].ToLowerInvariant());
        var good = true;
        if (name.Length is 0 or > LongestName)
        {
            good = false;
            Refuse(
                row,
                $"ชื่อต้องมี 1 ถึง {LongestName} ตัวอักษร",
                $"The name needs 1 to {LongestName} characters.");
        }

        if ((LineOfText.Stray(name) ?? LineOfText.Invisible(name)) is { } unseen)
        {
            good = false;
            Refuse(
                row,
                $"ชื่อ '{Quoted.Of(name)}' มีอักขระ {LineOfText.NameOf(unseen)} ที่มองไม่เห็น โปรดพิมพ์ชื่อใหม่",
                $"The name '{Quoted.Of(name)}' has the character {LineOfText.NameOf(unseen)}, which nobody sees. "
                + "Type the name again.");
        }

        // A spreadsheet would compute such a cell, here or wherever the name is exported to.
        if (name.Length > 0 && FormulaStarts.Contains(name[0]))
        {
            good = false;
            Refuse(
                row,
                $"ชื่อต้องไม่ขึ้นต้นด้วย '{name[0]}' เพราะโปรแกรมตารางคำนวณจะถือเป็นสูตร",
                $"The name begins with '{name[0]}', which a spreadsheet takes for a formula. Write the name alone.");
        }

        if (EmailAddress.WhyNot(values["email"]) is { } refusal)
        {
            good = false;
            Refuse(
                row,
                $"อีเมล '{Quoted.Of(values["email"])}' ไม่ถูกต้อง {refusal.Th}",
                $"'{Quoted.Of(values["email"])}' is no e-mail address. {refusal.En}");
        }

        if (language is not ("th" or "en"))
        {
            good = false;
            Refuse(
                row,
                $"ภาษา '{Quoted.Of(language)}' ไม่ถูกต้อง ใช้ th หรือ en",
                $"'{Quoted.Of(language)}' is no language. Use th or en.");
        }

        if (!good || email is null)
        {
            return null;
        }

        // An address has one id, however it is written.
        var id = $"p-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.OnTheWire)))[..16]}";
        var person = new Person(id, name, email.Text, language == "en" ? Language.En : Language.Th);
        if (_people.TryGetValue(id, out var known)
            && (known.Name, known.Language) != (person.Name, person.Language))
        {
            Refuse(
                row,
                $"อีเมล '{Quoted.Of(email.Text)}' มีชื่อหรือภาษาต่างจากแถวก่อนหน้า",
                $"'{Quoted.Of(email.Text)}' has another name or language in an earlier row. Make them the same.");
            return null;
        }

        return _people[id] = person;
    }

    private DateOnly? JoinedOn(int row, Role? role, bool isDeputy, string value)
    {
        var joins = role == Role.Coordinator && !isDeputy;
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
        if (day <= programme.Year.LastDay && day >= programme.Year.FirstDay.AddYears(-1))
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

    private void Enrol(int row, Place place, DateOnly joinedOn)
    {
        var network =
            new Network(place.Code, place.Name, place.District, place.ProvinceCode, place.Province, place.Office);
        _networks[place.Code] = network;
        var enrolment = new Enrolment(programme.Id, programme.FiscalYear, network, joinedOn);
        if (_enrolments.TryGetValue(place.Code, out var known) && known.JoinedOn != joinedOn)
        {
            Refuse(
                row,
                $"เครือข่าย {place.Code} มีวันที่เข้าร่วมต่างกัน โปรดแก้ให้ตรงกัน",
                $"The network {place.Code} has another joined_on in an earlier row. Make them the same.");
            return;
        }

        _enrolments[place.Code] = enrolment;
    }
}
