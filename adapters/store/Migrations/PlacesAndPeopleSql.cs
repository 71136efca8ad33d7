namespace ProgramFlows.Adapters.Store.Migrations;

/// <summary>What both databases run when networks know of what they are.</summary>
internal static class PlacesAndPeopleSql
{
    /// <summary>All others are of a tambon: an older release knew no municipalities.</summary>
    public const string KhwaengOfBangkok = """UPDATE networks SET "Kind" = 1 WHERE "ProvinceCode" = '10'""";
}
