namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class NetworkRow
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string District { get; set; }

    public required string ProvinceCode { get; set; }

    public required string Province { get; set; }

    public required string Office { get; set; }
}
