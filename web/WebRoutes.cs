using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Account;
using ProgramFlows.Web.Account.Absence;
using ProgramFlows.Web.Account.Holdings;
using ProgramFlows.Web.Account.Sessions;
using ProgramFlows.Web.Admin.Channels;
using ProgramFlows.Web.Api.Reports;
using ProgramFlows.Web.Coordinator.Checking;
using ProgramFlows.Web.Coordinator.Filling;
using ProgramFlows.Web.Coordinator.HandedIn;
using ProgramFlows.Web.Coordinator.Home;
using ProgramFlows.Web.Coordinator.OneTask;
using ProgramFlows.Web.Coordinator.OurYear;
using ProgramFlows.Web.Coordinator.Question;
using ProgramFlows.Web.Layout;
using ProgramFlows.Web.Public.Guide;
using ProgramFlows.Web.Public.Notices;
using ProgramFlows.Web.Public.Start;
using ProgramFlows.Web.Public.StopMails;
using ProgramFlows.Web.SignIn;
using ProgramFlows.Web.SignIn.Staff;
using ProgramFlows.Web.Staff.Decisions;
using ProgramFlows.Web.Staff.Helping;
using ProgramFlows.Web.Staff.Incidents;
using ProgramFlows.Web.Staff.Messages;
using ProgramFlows.Web.Staff.Progress;
using ProgramFlows.Web.Staff.Queue;
using ProgramFlows.Web.Staff.Requests;
using ProgramFlows.Web.Staff.Review;
using ProgramFlows.Web.Staff.Urgent;

namespace ProgramFlows.Web;

/// <summary>The door of this room: what the pages need, and where they are.</summary>
public static class WebRoutes
{
    /// <summary>What the pages need beside the ports.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, WebOptions? options = null)
    {
        services.AddSingleton(options ?? new WebOptions());
        services.AddRazorComponents();
        if (options?.TlsSite is not null)
        {
            services.AddAntiforgery(SessionCookie.KeepToTheHost);
        }

        services.AddSingleton<SessionCookie>();
        services.AddSingleton<AskedCookie>();
        if (options?.Staff is { } staff)
        {
            StaffScheme.Add(services, staff);
        }

        services.AddSingleton<SharedOverview>();
        services.AddSingleton<HeldMessages>();
        services.AddScoped<Fillings>();
        services.AddScoped<Answering>();
        services.AddScoped<Intake>();
        services.AddScoped<ReportIntake>();

        // Thai as itself and not as numbers: a page is a quarter of the size, which a cheap telephone feels.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>The pages' addresses.</summary>
    public static IEndpointRouteBuilder MapWeb(this IEndpointRouteBuilder routes)
    {
        Asset.Map(routes);
        StartEndpoints.Map(routes);
        SignInEndpoints.Map(routes);
        if (routes.ServiceProvider.GetRequiredService<WebOptions>().Staff is not null)
        {
            StaffEndpoints.Map(routes);
        }

        GuideEndpoints.Map(routes);
        NoticeEndpoints.Map(routes);
        StopMailsEndpoints.Map(routes);
        HomeEndpoints.Map(routes);
        OneTaskEndpoints.Map(routes);
        QuestionEndpoints.Map(routes);
        EvidenceEndpoints.Map(routes);
        CheckEndpoints.Map(routes);
        HandedInEndpoints.Map(routes);
        YearEndpoints.Map(routes);
        QueueEndpoints.Map(routes);
        ReviewEndpoints.Map(routes);
        DecisionEndpoints.Map(routes);
        UrgentEndpoints.Map(routes);
        OverviewEndpoints.Map(routes);
        SettingsEndpoints.Map(routes);
        SessionsEndpoints.Map(routes);
        AbsenceEndpoints.Map(routes);
        HelpingEndpoints.Map(routes);
        MessageEndpoints.Map(routes);
        HoldingsEndpoints.Map(routes);
        RequestEndpoints.Map(routes);
        IncidentEndpoints.Map(routes);
        ChannelsEndpoints.Map(routes);
        ReportEndpoints.Map(routes);
        return routes;
    }
}
