using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Adapters.Email.Folder;
using ProgramFlows.Adapters.Email.SendGrid;
using ProgramFlows.Adapters.Email.Smtp;
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

    /// <summary>Sends messages by an SMTP server.</summary>
    /// <exception cref="ArgumentException">The sender's address, the server, the account or a time is not valid.
    /// </exception>
    public static IServiceCollection AddEmailSmtp(this IServiceCollection services, SmtpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var carrier = new SmtpCarrier(options);
        return services.AddSingleton<IMessageCarrier>(_ => carrier);
    }

    /// <summary>
    /// Sends messages by SendGrid, and where <see cref="SendGridOptions.Reports"/> is given takes its events in.
    /// </summary>
    /// <exception cref="ArgumentException">The sender's address, a key, the host or a time is not valid.</exception>
    public static IServiceCollection AddEmailSendGrid(this IServiceCollection services, SendGridOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Reports is { } reports)
        {
            services.AddSingleton<ICarrierReports>(new SendGridReports(reports));
        }

        var carrier = new SendGridCarrier(options);
        return services.AddSingleton<IMessageCarrier>(_ => carrier);
    }
}
