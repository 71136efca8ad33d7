using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Workflows.Evidence;

namespace ProgramFlows.Standalone.Backups;

/// <summary>What stands in a backup, and where a restore is built.</summary>
internal static class BackupLayout
{
    /// <summary>The checksums of everything else, as <c>sha256sum --check</c> reads them.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>What whoever finds the file has to know.</summary>
    public const string Notice = "README.txt";

    /// <summary>The folder, in the data folder, in which a restore is built: the same disk, even where that is a root.
    /// </summary>
    public const string RestoreStaging = "restore.part";

    public const string MailFolder = "mail/";

    public const string MailEnd = ".eml";

    public const string EvidenceFolder = "evidence/";

    public const string NoticeText = """
        ข้อมูลสำรองของ ProgramFlows / A backup of ProgramFlows

        ไฟล์นี้มีข้อมูลส่วนบุคคล: ชื่อ ที่อยู่อีเมล ข้อความถึงบุคคล และไฟล์หลักฐาน
        เก็บไว้ในที่ซึ่งเฉพาะผู้มีสิทธิเห็นข้อมูลเหล่านี้เข้าถึงได้ และลบเมื่อไม่จำเป็นแล้ว
        ไม่มีรหัสหรือกุญแจสำหรับลงชื่อเข้าใช้อยู่ในไฟล์นี้

        This file holds personal data: names, e-mail addresses, the messages to people, and files of evidence. Keep it
        where only those who may see them can reach it, and delete it when it is no longer needed. It holds no secret to
        sign in with.

        Restore it with 'programflows restore'. 'sha256sum --check SHA256SUMS' tells whether it is whole.

        """;

    /// <summary>What makes an installation; the first two are never missing.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        [JournalCopy.FileName, StoreCopy.FileName, InstallationMark.FileName];

    /// <summary>Whether a name may stand in a backup.</summary>
    public static bool Knows(string name) =>
        Parts.Contains(name) || name is Checksums or Notice || IsMail(name) || IsEvidence(name);

    public static bool IsMail(string name) =>
        name.StartsWith(MailFolder, StringComparison.Ordinal)
        && name.EndsWith(MailEnd, StringComparison.Ordinal)
        && name.AsSpan(MailFolder.Length).IndexOfAny('/', '\\') < 0;

    public static bool IsEvidence(string name) =>
        name.StartsWith(EvidenceFolder, StringComparison.Ordinal)
        && EvidenceId.Read(name[EvidenceFolder.Length..])?.Value == name[EvidenceFolder.Length..];
}
