namespace ProgramFlows.Workflows.People;

/// <summary>What a person does in the programme (manual, "who is who").</summary>
public enum Role
{
    /// <summary>ผู้ประสานงานเครือข่าย: receives a network's tasks and reminders.</summary>
    Coordinator,

    /// <summary>ผู้ประสานงานจังหวัด: looks after a province's networks, and hears of overdue work first.</summary>
    ProvincialCoordinator,

    /// <summary>สำนักงานภาค: hears of work that stays overdue.</summary>
    RegionalOffice,

    /// <summary>เจ้าหน้าที่โครงการส่วนกลาง: the programme's staff at headquarters.</summary>
    ProgrammeStaff,

    /// <summary>เจ้าหน้าที่หน่วยงานรับเรื่อง: deals with the cases that were handed to their agency.</summary>
    AgencyOfficer,

    /// <summary>ผู้ตรวจสอบ: looks into the archive and changes nothing.</summary>
    Auditor,

    /// <summary>ผู้ดูแลทะเบียนผู้ใช้: says who is what, and carries nothing of a programme.</summary>
    Administrator,
}
