namespace ProgramFlows.Workflows.Programmes;

/// <summary>What a person does in the programme (manual, "who is who").</summary>
public enum Role
{
    /// <summary>ผู้ประสานงานเครือข่าย: receives a network's tasks and reminders.</summary>
    Coordinator,

    /// <summary>ผู้ประสานงานจังหวัด: looks after a province's networks, and hears of overdue work first.</summary>
    ProvincialCoordinator,

    /// <summary>สำนักงานภาค: hears of work that stays overdue.</summary>
    RegionalOffice,
}
