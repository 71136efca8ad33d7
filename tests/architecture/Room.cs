namespace ProgramFlows.Tests.Architecture;

/// <summary>What one room of the product may reference. To add a door or a package, add it here first and say why in
/// the commit.</summary>
/// <param name="Doors">Other rooms.</param>
/// <param name="Packages">Packages and frameworks; what the SDK brings by itself is not named.</param>
internal sealed record Room(string[] Doors, string[] Packages)
{
    private const string Injection = "Microsoft.Extensions.DependencyInjection.Abstractions";
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";
    private const string AspNet = "Microsoft.AspNetCore.App";

    /// <summary>Every room by its folder.</summary>
    public static IReadOnlyDictionary<string, Room> All { get; } = new Dictionary<string, Room>
    {
        ["engine/contract"] = new([], []),
        ["engine/replay"] = new(["engine/contract"], []),
        ["engine/runtime"] = new(
            ["engine/contract", "engine/replay"], [Injection, Logging, "SQLitePCLRaw.bundle_e_sqlite3"]),
        ["workflows"] = new(["engine/contract"], [Injection]),
        ["adapters/archive"] = new(
            ["workflows"], ["Azure.Identity", "Azure.Storage.Blobs", Injection]),
        ["adapters/csv"] = new(["workflows"], ["CsvHelper", Injection]),
        ["adapters/email"] = new(["workflows", "engine/contract"], [Injection, "MailKit", "MimeKit", "SendGrid"]),
        ["adapters/evidence"] = new(
            ["workflows"],
            [
                "Azure.Identity", "Azure.Storage.Blobs", Injection, "PDFsharp", "SkiaSharp",
                "SkiaSharp.NativeAssets.Linux.NoDependencies",
            ]),
        ["adapters/programs"] = new(["workflows", "engine/contract"], [Injection, Logging, "YamlDotNet"]),
        ["adapters/store"] = new(
            ["workflows", "engine/contract"],
            [
                "Microsoft.AspNetCore.DataProtection", "Microsoft.EntityFrameworkCore.Design",
                "Microsoft.EntityFrameworkCore.Sqlite", Injection, Logging, "Npgsql.EntityFrameworkCore.PostgreSQL",
            ]),
        ["adapters/vault"] = new([], ["Azure.Core", "Azure.Identity", "Microsoft.AspNetCore.DataProtection"]),
        ["web"] = new(
            ["engine/contract", "workflows"], [AspNet, "Microsoft.AspNetCore.Authentication.OpenIdConnect"]),
        ["standalone"] = new(
            [
                "engine/contract", "engine/runtime", "workflows", "web", "hosting", "rehearsal",
                "adapters/csv", "adapters/email", "adapters/programs", "adapters/store",
            ],
            ["Spectre.Console", "System.CommandLine"]),
        ["rehearsal"] = new(
            ["engine/contract", "engine/runtime", "workflows", "adapters/store"],
            ["CsvHelper", "Microsoft.Extensions.DependencyInjection", Logging, "System.IO.Hashing"]),
        ["hosting"] = new(
            [
                "engine/contract", "workflows", "web",
                "adapters/archive", "adapters/csv", "adapters/email", "adapters/evidence", "adapters/programs",
                "adapters/store",
            ],
            [AspNet]),
        ["functions"] = new(
            [
                "engine/contract", "engine/replay", "workflows", "web", "hosting", "adapters/email", "adapters/store",
                "adapters/vault",
            ],
            [
                AspNet, "Azure.Core", "Azure.Identity", "Azure.Monitor.OpenTelemetry.Exporter",
                "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
                "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged",
                "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
                "Microsoft.Azure.Functions.Worker.Extensions.Timer", "Microsoft.Azure.Functions.Worker.Sdk",
                "OpenTelemetry.Extensions.Hosting",
            ]),
    };
}
