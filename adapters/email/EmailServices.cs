using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Email;

/// <summary>The door of this room.</summary>
public static class EmailServices
{
    /// <summary>Sends messages into a folder.</summary>
    /// <exception cref="ArgumentException">The sender's address is not valid.</exception>
    public static IServiceCollection AddEmailFolder(this IServiceCollection services, EmailFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services
            .AddSingleton<IMessageCarrier>(new EmailFolder(options))
            .AddSingleton<ISentMessages>(new LaidDownMessages(options));
    }
}
