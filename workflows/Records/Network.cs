namespace ProgramFlows.Workflows.Records;

/// <summary>A community network: one tambon or municipality.</summary>
/// <param name="Code">Its subdistrict's code.</param>
/// <param name="Name">Its subdistrict's Thai name.</param>
/// <param name="District">Its district's Thai name.</param>
/// <param name="ProvinceCode">Two digits.</param>
/// <param name="Province">Its province's Thai name.</param>
/// <param name="Office">The regional office of CODI.</param>
public sealed record Network(
    string Code, string Name, string District, string ProvinceCode, string Province, string Office);
