using Microsoft.Extensions.Logging.Console;

namespace ProgramFlows.Standalone;

/// <summary>Where the process logs: standard error, one line each, so that output can be piped on.</summary>
internal static class Logs
{
    public static ILoggingBuilder ToStandardError(this ILoggingBuilder logging, LogLevel least)
    {
        logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(least);
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

        // It warns that the session keys in the store are not encrypted; the facts beside them are not either.
        return logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}
