using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.Networks.Import;

/// <summary>
/// Which network a row means: by a code of today, with an <c>m</c> behind it for a municipality; by a code of an older
/// register, which is told; or by the names of subdistrict and district.
/// </summary>
/// <param name="places">The places.</param>
/// <param name="problems">Told of what cannot be understood.</param>
/// <param name="notes">Told of what was understood otherwise than it is written.</param>
internal sealed class PlaceOfRow(PlaceIndex places, Problems problems, Problems notes)
{
    private const string Municipality = "เทศบาล";

    /// <summary>The network as it would be if it were new; null when it cannot be told, of which the problems
    /// are.</summary>
    public Network? Read(int row, string value)
    {
        var (text, isMunicipality) = WithoutMunicipality(value);
        if (places.OfCode(text) is { } place)
        {
            return Network.At(place, isMunicipality);
        }

        if (places.OfFormerCode(text) is { } moved)
        {
            notes.Add(
                row,
                $"รหัส {text} เป็นรหัสเดิม ปัจจุบันคือ {moved.Code} ต.{moved.Name} อ.{moved.District}",
                $"{text} is a code of an older register; today it is {moved.Code} ({moved.English.Name}, "
                + $"{moved.English.District}).");
            return Network.At(moved, isMunicipality);
        }

        return places.Named(text) switch
        {
            [var only] => Network.At(only, isMunicipality),
            [] => Refuse(row, value),
            var several => RefuseSeveral(row, value, several),
        };
    }

    private static (string Text, bool IsMunicipality) WithoutMunicipality(string value) =>
        value.Length == 7 && value[^1] is 'm' or 'M' && value[..6].All(char.IsAsciiDigit) ? (value[..6], true)
        : value.StartsWith(Municipality, StringComparison.Ordinal) ? (value[Municipality.Length..], true)
        : (value, false);

    private Network? Refuse(int row, string value)
    {
        problems.Add(
            row,
            $"ไม่พบตำบล '{Quoted.Of(value)}' ใช้รหัส 6 หลักใน subdistricts.csv "
            + "หรือชื่อตำบลกับอำเภอ เช่น ต.ป่าตอง อ.กะทู้",
            $"There is no subdistrict '{Quoted.Of(value)}'. Use a six-digit code of subdistricts.csv, or the names of "
            + "subdistrict and district such as ต.ป่าตอง อ.กะทู้.");
        return null;
    }

    private Network? RefuseSeveral(int row, string value, IReadOnlyList<Place> several)
    {
        var codes = string.Join(", ", several.Select(p => $"{p.Code} {p.Province}"));
        problems.Add(
            row,
            $"'{Quoted.Of(value)}' มีหลายแห่ง: {codes} โปรดเพิ่มชื่อจังหวัด",
            $"There are several of '{Quoted.Of(value)}': {codes}. Add the province.");
        return null;
    }
}
