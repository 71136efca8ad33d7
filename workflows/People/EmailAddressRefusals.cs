using System.Text;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.People;

/// <summary>Why an address is none, in words that follow it in a sentence of their own.</summary>
internal static class EmailAddressRefusals
{
    public static LocalizedText OneAt { get; } = new(
        "ต้องมี @ หนึ่งตัวพอดี เช่น somjai@example.org",
        "It needs exactly one @. Write one address such as somjai@example.org.");

    public static LocalizedText Blank { get; } = new(
        "มีช่องว่างอยู่ข้างใน โปรดลบออก", "A blank stands in it. Remove it.");

    public static LocalizedText LocalPart { get; } = new(
        "ส่วนหน้า @ ใช้ได้เฉพาะ a-z 0-9 และ . _ - + ' โดยจุดต้องไม่อยู่ต้น ท้าย หรือซ้อนกัน",
        "Before the @ stand a-z, 0-9 and . _ - + ' alone, with no dot first, last or twice. Type the address again.");

    public static LocalizedText Domain { get; } = new(
        "ชื่อโดเมนหลัง @ ไม่ถูกต้อง ต้องเป็นแบบ example.org",
        "What stands after the @ is no domain. Write one such as example.org.");

    public static LocalizedText ThaiDomain { get; } = new(
        "ชื่อโดเมนภาษาไทยหลัง @ ไม่ถูกต้อง ห้ามปนอักษรอังกฤษ และต้องพิมพ์สระกับวรรณยุกต์ตามลำดับ",
        "A Thai name after the @ has no Latin letters and its marks in their usual order. Type it again.");

    public static LocalizedText TooLong { get; } = new(
        "ยาวเกินไป ส่วนหน้า @ ไม่เกิน 64 ตัว ทั้งหมดไม่เกิน 254 ตัว",
        "It is too long: at most 64 characters stand before the @, and 254 in all.");

    public static LocalizedText Invisible(Rune character, string before) => new(
        $"มีอักขระที่มองไม่เห็น ({LineOfText.NameOf(character)}) ต่อจาก '{Quoted.Of(before)}' โปรดพิมพ์อีเมลใหม่",
        $"A character that nobody sees ({LineOfText.NameOf(character)}) follows '{Quoted.Of(before)}'. Type the "
        + "address again.");

    public static LocalizedText BeforeTheAt(Rune character) => new(
        $"มี '{character}' อยู่หน้า @ ซึ่งส่งไปไม่ถึง ใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข และ . _ - + '",
        $"'{character}' stands before the @, and such mail is not delivered. Only a-z, 0-9 and . _ - + ' stand there.");

    public static LocalizedText OtherScript(Rune character) => new(
        $"มี '{character}' ({LineOfText.NameOf(character)}) ในชื่อโดเมน ซึ่งจะไปยังโดเมนอื่น โปรดพิมพ์อีเมลใหม่",
        $"'{character}' ({LineOfText.NameOf(character)}) in the domain is no letter of a-z or Thai, and would lead to "
        + "another domain. Type the address again.");

    public static LocalizedText Formula(char first) => new(
        $"ต้องไม่ขึ้นต้นด้วย '{first}' เพราะโปรแกรมตารางคำนวณจะถือเป็นสูตร",
        $"It begins with '{first}', which a spreadsheet takes for a formula. Write an address that does not.");

    public static LocalizedText Reserved(string name) => new(
        $"ไม่มีโดเมนใดลงท้ายด้วย .{name} โปรดแก้ไข",
        $"No domain ends in .{name}, so nothing could be delivered. Correct it.");
}
