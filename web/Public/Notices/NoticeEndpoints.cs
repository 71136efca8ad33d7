using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProgramFlows.Web.Access;
using ProgramFlows.Web.Layout;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Web.Public.Notices;

/// <summary>
/// The privacy notice and the accessibility statement: in the installation's own words where it has some, else in those
/// that come with the programme.
/// </summary>
internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        foreach (var page in (string[])["privacy", "accessibility"])
        {
            routes.MapMethods($"/{page}", look, (Frame frame, IPublicTexts texts) => Show(frame, texts, page))
                .ForEverybody();
        }
    }

    private static PageAnswer Show(Frame frame, IPublicTexts texts, string page) =>
        PageAnswer.Of<NoticePage, NoticeText>(
            frame, NoticeText.Read(texts.Find(page, frame.Language) ?? NoticeText.Default(page, frame.Language)));
}
